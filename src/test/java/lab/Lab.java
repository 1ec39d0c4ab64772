package lab;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.readiness.Readiness;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.stream.Stream;
import lab.cluster.Cluster;
import lab.cluster.ClusterName;
import lab.cluster.K3sCluster;
import lab.cluster.Node;
import lab.cluster.Timings;
import lab.images.ImageSource;
import lab.observe.Endpoints;
import lab.observe.Nodes;
import lab.observe.Pods;
import lab.observe.Recorder;
import lab.observe.Rollout;
import lab.observe.Until;
import lab.observe.Watches;
import lab.pipeline.Images;
import lab.pipeline.LetterService;
import lab.pipeline.Manifests;
import org.testcontainers.DockerClientFactory;

/** The lab as it stands: a cluster that is watched, the images on its nodes; the pipeline, once it is deployed. */
public record Lab(Cluster cluster, Images images, Recorder recorder, Watches watches, Progress progress)
        implements AutoCloseable {

    /** A new cluster, or the explored one if there is one; the images are built while the nodes start, and loaded. What happens from then on is recorded. */
    public static Lab open(ClusterName name, Timings timings, Recorder recorder) {
        var progress = new Progress();
        var docker = DockerClientFactory.instance().client();
        Stream.of(ImageSource.values())
                .map(source -> source.choose(docker))
                .filter(image -> !ImageSource.isHere(docker, image))
                .forEach(image -> progress.say("%s is not on this machine yet: pulling it first", image));
        progress.say("building the images, starting three nodes (%s, %s timings)", name, timings.name());
        var building = CompletableFuture.supplyAsync(() -> Images.build(docker));
        var cluster = K3sCluster.resumed(name).orElseGet(() -> K3sCluster.start(name, timings));
        try {
            var watches = Watches.start(cluster, recorder);
            var lab = new Lab(cluster, building.join(), recorder, watches, progress);
            var loading = CompletableFuture.runAsync(lab::load);
            lab.awaitNodes();
            cluster.startDns();
            loading.join();
            watches.recordImages();
            return lab;
        } catch (CompletionException failure) {
            throw failure.getCause() instanceof RuntimeException cause ? cause : failure;
        }
    }

    /** Applies the manifests, as a student does; does not wait for the pods. */
    public void deploy() {
        progress.say("applying %s", Manifests.FOLDER);
        restrict();
        Manifests.write(images);
        apply(Manifests.NAMESPACE, Manifests.FOLDER, Manifests.OVERLAY).ifPresent(refused -> {
            throw new IllegalStateException(refused);
        });
    }

    /** Applies the last of these folders, by its kustomization or else file by file, as kubectl does in that namespace; returns why it refused something. */
    public Optional<String> apply(String namespace, Path... folders) {
        var manifests = folders[folders.length - 1];
        Optional<String> refused = Optional.empty();
        try {
            cluster.kubectl(
                    namespace,
                    List.of(folders),
                    "apply",
                    Files.exists(manifests.resolve("kustomization.yaml")) ? "-k" : "-f",
                    manifests.toString());
        } catch (IllegalStateException refusal) {
            refused = Optional.of(refusal.getMessage());
        }
        recorder.add(
                "Applied",
                refused.isEmpty() ? "accepted" : "refused",
                namespace + "/manifests",
                Map.of("refused", refused.orElse("")));
        return refused;
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
        until().holds("all nodes are Ready, with no taint left and a network for pods", Until.NODE_STARTED, () -> {
            cluster.requireRunning();
            assertThat(cluster.nodes())
                    .allSatisfy(node -> assertThat(Nodes.status(kubernetes(), node.name()))
                            .as(node.name())
                            .isEqualTo("Ready"));
            assertThat(cluster.nodes()).as("nodes where pods have a network").allMatch(cluster::networked);
        });
        progress.say("Ready: %s", cluster.nodes());
    }

    /** Kubernetes itself then refuses pods below the restricted standard. */
    private void restrict() {
        kubernetes()
                .namespaces()
                .withName(Manifests.NAMESPACE)
                .edit(namespace -> new NamespaceBuilder(namespace)
                        .editMetadata()
                        .addToLabels("pod-security.kubernetes.io/enforce", "restricted")
                        .endMetadata()
                        .build());
    }

    private void load() {
        var wanted = Stream.of(LetterService.values()).map(images::reference).toList();
        if (cluster.nodes().stream().allMatch(node -> missing(node, wanted).isEmpty())) {
            return;
        }
        progress.say("loading %s into every node", wanted);
        cluster.load(images.archive());
        progress.say("loaded");
    }

    /** Which of these images the node lacks. */
    private List<String> missing(Node node, List<String> wanted) {
        var there = cluster.images(node);
        return wanted.stream()
                .filter(image -> !there.contains("docker.io/library/" + image))
                .toList();
    }

    /** Returns when every Deployment is rolled out; fails at once when one of its pods can not become Ready by itself. */
    public void awaitPods() {
        awaitDns();
        for (var service : LetterService.values()) {
            until().holds("every pod of " + service.deployment() + " is Ready", Until.POD_STARTED, () -> {
                Pods.of(kubernetes(), service).stream()
                        .map(Pods::stuck)
                        .flatMap(Optional::stream)
                        .findFirst()
                        .ifPresent(why -> {
                            throw new IllegalStateException(why);
                        });
                assertThat(Rollout.of(kubernetes(), service)).matches(Rollout::complete, "complete");
            });
        }
        progress.say("every pod is Ready");
    }

    /** Returns when every Service has pods behind it. */
    public void awaitEndpoints() {
        for (var service : LetterService.values()) {
            until().holds(
                            service.service() + " has endpoints",
                            Until.POD_STARTED.dividedBy(6),
                            () -> assertThat(Endpoints.of(kubernetes(), service))
                                    .matches(Endpoints::ready, "with ready addresses"));
        }
    }

    /** {@code kubectl rollout restart} for each Deployment; does not wait. */
    public void restartPods() {
        for (var service : LetterService.values()) {
            service.deployment(kubernetes()).rolling().restart();
        }
    }

    /** An agent that runs a frontend: of all pods a frontend's loss is the harshest, for nobody but its client can notice. */
    public Node agentWithFrontend() {
        var frontends = Pods.of(kubernetes(), LetterService.FRONTEND).stream()
                .filter(Pods::serves)
                .map(pod -> pod.getSpec().getNodeName())
                .toList();
        return cluster.nodes().stream()
                .filter(agent -> agent.role() == Node.Role.AGENT && frontends.contains(agent.name()))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no agent has a frontend, they are on " + frontends));
    }

    /** Throws {@link AssertionError} unless all replicas of each service serve on other nodes than this one. */
    public void assertServedWithout(Node node) {
        assertThat(LetterService.values())
                .allSatisfy(service -> assertThat(Pods.of(kubernetes(), service))
                        .filteredOn(Pods::serves)
                        .filteredOn(pod -> !node.name().equals(pod.getSpec().getNodeName()))
                        .as("Ready pods of %s on the survivors", service.deployment())
                        .hasSize(Rollout.of(kubernetes(), service).wanted()));
    }

    /** Returns when the cluster's own Deployments are available, its DNS among them. */
    public void awaitDns() {
        until().holds(
                        "the cluster's DNS is available",
                        Until.NODE_STARTED,
                        () -> assertThat(kubernetes()
                                        .apps()
                                        .deployments()
                                        .inNamespace("kube-system")
                                        .list()
                                        .getItems())
                                .allMatch(Readiness::isDeploymentReady));
    }

    /** The pipeline's pods, those that end included. */
    public List<Pod> pods() {
        return Stream.of(LetterService.values())
                .flatMap(service -> Pods.of(kubernetes(), service).stream())
                .toList();
    }

    @Override
    public void close() {
        watches.close();
        cluster.close();
    }
}
