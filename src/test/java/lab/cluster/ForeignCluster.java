package lab.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import lab.images.ImageArchive;
import lab.images.ImageName;
import lab.images.ImageSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testcontainers.DockerClientFactory;

/** Somebody's cluster, for real: one of which nothing is known but its kubeconfig. Run by name: {@code ./lab verify -Dit.test=ForeignCluster}. */
class ForeignCluster {

    private static final Duration PATIENCE = Duration.ofMinutes(2);

    @Test
    void it_is_used_by_its_kubeconfig_alone_and_left_as_it_was(@TempDir Path folder) throws Exception {
        var docker = DockerClientFactory.instance().client();
        try (var theirs = K3sCluster.start(ClusterName.unique(), Timings.FAST)) {
            awaitReady(theirs);
            var kubeconfig = folder.resolve("kubeconfig");
            Kubeconfig.write(theirs.kubeconfig(), kubeconfig);
            var events = new CopyOnWriteArrayList<String>();
            var stopped = theirs.nodes().get(1);
            var other = theirs.nodes().get(2);

            try (var cluster = open(kubeconfig)) {
                cluster.onNodeEvent(event -> events.add(event.what() + " " + event.node()));
                assertThat(cluster.nodes()).isEqualTo(theirs.nodes());
                assertThat(cluster.timings()).isEqualTo(Timings.FAST.called("found"));

                var image = ImageSource.BASE.provide(docker);
                assertThat(cluster.cannotLoad()).isEmpty();
                cluster.load(ImageArchive.of(docker, List.of(image)));
                assertThat(cluster.nodes())
                        .allSatisfy(node -> assertThat(cluster.images(node)).containsKey(ImageName.full(image)));

                cluster.unload(List.of(ImageName.full(image)));
                assertThat(cluster.nodes())
                        .allSatisfy(node -> assertThat(cluster.images(node)).doesNotContainKey(ImageName.full(image)));
                assertThat(cluster.lacked(List.of(image))).containsExactly(ImageName.full(image));
                cluster.load(ImageArchive.of(docker, List.of(image)));

                var manifests = manifests(folder, image, other);
                assertThat(PlainManifests.of(manifests).apply(cluster.kubernetes(), "default"))
                        .contains("deployment.apps/answers");
                assertThat(cluster.apply("default", List.of(manifests))).contains("service/answers");
                await("the page's nodePort is reached")
                        .atMost(PATIENCE)
                        .ignoreException(IllegalStateException.class)
                        .until(() -> cluster.nodePort() != null);

                cluster.stop(stopped);
                assertThat(theirs.isRunning(stopped)).isFalse();
                await().atMost(Timings.FAST.detection().multipliedBy(2)).until(() -> !isReady(theirs, stopped));
                assertThat(cluster.nodePort()).isNotNull();
            }

            assertThat(theirs.isRunning(stopped)).isTrue();
            awaitReady(theirs);
            assertThat(events).contains("die " + stopped, "start " + stopped);
        }
    }

    private static ExistingCluster open(Path kubeconfig) {
        return ExistingCluster.of(
                Optional.of(kubeconfig), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
    }

    private static void awaitReady(Cluster cluster) {
        await("all nodes are Ready")
                .atMost(PATIENCE)
                .until(() -> cluster.nodes().stream().allMatch(node -> isReady(cluster, node)));
    }

    private static boolean isReady(Cluster cluster, Node node) {
        return cluster.kubernetes().nodes().list().getItems().stream()
                .filter(known -> known.getMetadata().getName().equals(node.name()))
                .anyMatch(ApiNodes::isReady);
    }

    /** A program that takes connections, on a node which had no image of it. */
    private static Path manifests(Path folder, String image, Node node) throws IOException {
        return Files.writeString(folder.resolve("answers.yaml"), """
            apiVersion: apps/v1
            kind: Deployment
            metadata: {name: answers}
            spec:
              selector: {matchLabels: {app: answers}}
              template:
                metadata: {labels: {app: answers}}
                spec:
                  nodeName: %s
                  containers:
                  - {name: answers, image: "%s", imagePullPolicy: Never, command: [busybox, httpd, -f, -p, "5353"]}
            ---
            apiVersion: v1
            kind: Service
            metadata: {name: answers}
            spec:
              type: NodePort
              selector: {app: answers}
              ports: [{port: 80, targetPort: 5353, nodePort: 30080}]
            """.formatted(node, image));
    }
}
