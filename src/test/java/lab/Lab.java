package lab;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.readiness.Readiness;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.stream.Stream;
import lab.cluster.Cluster;
import lab.cluster.ClusterName;
import lab.cluster.ImageSource;
import lab.cluster.K3sCluster;
import lab.cluster.Node;
import lab.cluster.Timings;
import lab.observe.Nodes;
import lab.observe.Pods;
import lab.observe.Rollout;
import lab.observe.Until;
import lab.pipeline.Images;
import lab.pipeline.LetterService;
import lab.pipeline.Manifests;
import org.testcontainers.DockerClientFactory;

/** The lab as it stands: a cluster, the images on its nodes, the pipeline deployed. */
public record Lab(Cluster cluster, Images images, Progress progress) implements AutoCloseable {

    /** A new cluster, or the explored one if it runs already; the images are built while the nodes start. Does not wait for the pods. */
    public static Lab open(ClusterName name, Timings timings) {
        var progress = new Progress();
        var docker = DockerClientFactory.instance().client();
        Stream.of(ImageSource.NODE, ImageSource.JRE).map(source -> source.choose(docker)).filter(image -> !ImageSource.isHere(docker, image))
            .forEach(image -> progress.say("%s is not on this machine yet: pulling it first", image));
        progress.say("building the images, starting three nodes (%s, %s timings)", name, timings.name());
        var building = CompletableFuture.supplyAsync(() -> Images.build(docker));
        var cluster = K3sCluster.running(name).orElseGet(() -> K3sCluster.start(name, timings));
        try {
            var lab = new Lab(cluster, building.join(), progress);
            lab.awaitNodes();
            lab.load();
            progress.say("applying %s", Manifests.FOLDER);
            lab.restrict();
            Manifests.in(Manifests.FOLDER, lab.kubernetes()).with(lab.images).apply(lab.kubernetes());
            return lab;
        } catch (CompletionException failure) {
            throw failure.getCause() instanceof RuntimeException cause ? cause : failure;
        }
    }

    public KubernetesClient kubernetes() {
        return cluster.kubernetes();
    }

    public Until until() {
        return new Until(cluster.kubernetes());
    }

    /** Starts nodes that are stopped, and returns when all are Ready and have no taint left. */
    public void awaitNodes() {
        cluster.nodes().forEach(cluster::start);
        until().holds("all nodes are Ready, with no taint left", Until.NODE_STARTED, () -> assertThat(cluster.nodes())
            .allSatisfy(node -> assertThat(Nodes.status(kubernetes(), node.name())).as(node.name()).isEqualTo("Ready")));
        progress.say("Ready: %s", cluster.nodes());
    }

    /** From 1.25 on Kubernetes itself then refuses pods below the restricted standard. */
    private void restrict() {
        kubernetes().namespaces().withName(Manifests.NAMESPACE).edit(namespace -> new NamespaceBuilder(namespace)
            .editMetadata().addToLabels("pod-security.kubernetes.io/enforce", "restricted").endMetadata().build());
    }

    private void load() {
        var wanted = Stream.of(LetterService.values()).map(images::reference).toList();
        if (cluster.nodes().stream().allMatch(node -> missing(node, wanted).isEmpty())) {
            return;
        }
        progress.say("loading %s into every node", wanted);
        cluster.load(images.archive());
    }

    /** Which of these images the node lacks. */
    public List<String> missing(Node node, List<String> wanted) {
        var there = cluster.images(node);
        return wanted.stream().filter(image -> !there.contains("docker.io/library/" + image)).toList();
    }

    /** Returns when every Deployment is rolled out; fails at once when one of its pods can not become Ready by itself. */
    public void awaitPods() {
        awaitDns();
        for (var service : LetterService.values()) {
            until().holds("every pod of " + service.deployment() + " is Ready", Until.POD_STARTED, () -> {
                Pods.of(kubernetes(), service).stream().map(Pods::stuck).flatMap(Optional::stream).findFirst().ifPresent(why -> {
                    throw new IllegalStateException(why);
                });
                assertThat(Rollout.of(kubernetes(), service)).matches(Rollout::complete, "complete");
            });
        }
        progress.say("every pod is Ready");
    }

    /** Returns when the cluster's own Deployments are available, its DNS among them (the offline nodes' DNS is none). */
    public void awaitDns() {
        until().holds("the cluster's DNS is available", Until.NODE_STARTED, () -> assertThat(
            kubernetes().apps().deployments().inNamespace("kube-system").list().getItems()).allMatch(Readiness::isDeploymentReady));
    }

    @Override
    public void close() {
        cluster.close();
    }
}
