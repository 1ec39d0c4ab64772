package lab.cluster;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.fabric8.kubernetes.client.KubernetesClient;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;

/**
 * The cluster's CoreDNS, in place of k3s' own add-on: on the server, which no lesson stops, so that a stopped node never takes the cluster's
 * names with it; and not before pods have a network there, for a kubelet that finds none tries again only after 10 to 15 s.
 */
record ClusterDns(KubernetesClient kubernetes, String image) {

    void apply() {
        try (var yaml = ClusterDns.class.getResourceAsStream("coredns.yaml")) {
            kubernetes
                    .load(new ByteArrayInputStream(new String(yaml.readAllBytes(), UTF_8)
                            .replace("COREDNS_IMAGE", image)
                            .getBytes(UTF_8)))
                    .serverSideApply();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read coredns.yaml", e);
        }
    }
}
