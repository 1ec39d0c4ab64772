package lab.cluster;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;

/** The cluster's CoreDNS: on the server, which no lesson stops, so that a stopped node never takes the cluster's names with it. */
final class ClusterDns {

    private ClusterDns() { }

    /** What k3s' own add-on is to be replaced with, as YAML. */
    static String manifest(String image) {
        try (var yaml = ClusterDns.class.getResourceAsStream("coredns.yaml")) {
            return new String(yaml.readAllBytes(), UTF_8).replace("COREDNS_IMAGE", image);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read coredns.yaml", e);
        }
    }
}
