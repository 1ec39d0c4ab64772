package lab.observe;

import java.net.URI;
import lab.cluster.Cluster;
import lab.cluster.Timings;

/**
 * What a run ran on: the first thing that somebody asks who compares two.
 *
 * @param page null where it is not known beforehand
 */
public record Settings(Timings timings, String kubernetes, URI page, String java, String os, int processors) {

    public static Settings of(Cluster cluster) {
        return new Settings(
                cluster.timings(),
                cluster.kubernetes().getKubernetesVersion().getGitVersion(),
                cluster.published().orElse(null),
                System.getProperty("java.version"),
                System.getProperty("os.name") + " " + System.getProperty("os.version"),
                Runtime.getRuntime().availableProcessors());
    }

    /** Those of a recording; throws {@link IllegalArgumentException} if it has none, for then nothing can be predicted. */
    public static Settings of(Recording recording) {
        return recording
                .of("Settings")
                .findFirst()
                .map(moment -> ObjectText.read(moment.object(), Settings.class))
                .orElseThrow(() -> new IllegalArgumentException("the recording does not say what it was made on"));
    }
}
