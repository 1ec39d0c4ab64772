package lab.pipeline;

import io.fabric8.kubernetes.client.KubernetesClient;
import java.nio.file.Path;
import java.util.List;
import lab.cluster.Cluster;

/** What is put to the test: how it gets on a cluster, and where it is then. */
public interface Submission {

    /** As grades and reports call it. */
    String name();

    /** Where its objects are that name no namespace. */
    String namespace();

    /** Puts the images, which the nodes lack, on them. */
    void load(Cluster cluster);

    /** Makes its namespace, or what the namespace lacks, before anything is applied. */
    void admit(KubernetesClient kubernetes);

    /** The folder or file to apply, the last, after those that it refers to; empty if all is there already. */
    List<Path> manifests();

    /** What kubectl said about them, in the words of whoever wrote them. */
    default String told(String refusal) {
        return refusal;
    }
}
