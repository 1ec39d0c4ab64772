package lab;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.readiness.Readiness;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import lab.cluster.Cluster;
import lab.cluster.ClusterName;
import lab.cluster.K3sCluster;
import lab.cluster.Timings;
import lab.images.ImageSource;
import lab.observe.Nodes;
import lab.observe.Pods;
import lab.observe.Recorder;
import lab.observe.Rollout;
import lab.observe.Until;
import lab.observe.Watches;
import lab.pipeline.Images;
import lab.pipeline.OwnPipeline;
import lab.pipeline.Submission;
import org.testcontainers.DockerClientFactory;

/** The lab as it stands: a cluster that is watched, with the submission's images on its nodes; the submission, once it is deployed. */
public record Lab(
        Cluster cluster, Submission submission, Recorder recorder, Watches watches, Progress progress, Runnable end)
        implements AutoCloseable {

    private static final Pattern ACCEPTED =
            Pattern.compile("\\S+/\\S+ (created|configured|unchanged|serverside-applied)");

    /** A new cluster, or the explored one if there is one, which stays, for the project's own pipeline, whose images are built while the nodes start. What happens from then on is recorded. */
    public static Lab open(ClusterName name, Timings timings, Recorder recorder) {
        var progress = new Progress();
        var docker = DockerClientFactory.instance().client();
        Stream.of(ImageSource.values())
                .map(source -> source.choose(docker))
                .filter(image -> !ImageSource.isHere(docker, image))
                .forEach(image -> progress.say("%s is not on this machine yet: pulling it first", image));
        progress.say("starting three nodes (%s, %s timings), building the images meanwhile", name, timings.name());
        var building = CompletableFuture.supplyAsync(() -> new OwnPipeline(Images.build(docker)));
        var cluster = K3sCluster.resumed(name).orElseGet(() -> K3sCluster.start(name, timings));
        try {
            return on(
                    cluster,
                    building.join(),
                    recorder,
                    progress,
                    name.equals(ClusterName.EXPLORED) ? () -> {} : cluster::close);
        } catch (CompletionException failure) {
            throw failure.getCause() instanceof RuntimeException cause ? cause : failure;
        }
    }

    /** A cluster that there is, for one submission; returns when its nodes are Ready and have the images. */
    public static Lab on(Cluster cluster, Submission submission, Recorder recorder, Progress progress, Runnable end) {
        recorder.add("Submission", "judged", submission.namespace(), Map.of("name", submission.name()));
        var watches = Watches.start(cluster, recorder);
        var lab = new Lab(cluster, submission, recorder, watches, progress, end);
        try {
            lab.prepare();
            return lab;
        } catch (RuntimeException | AssertionError failed) {
            try (lab) {
                throw failed;
            }
        }
    }

    private void prepare() {
        cluster.nodes().forEach(cluster::start);
        progress.say("loading the images of %s, where a node lacks them", submission.name());
        var loading = CompletableFuture.runAsync(() -> submission.load(cluster));
        awaitNodes();
        cluster.startDns();
        loading.join();
        watches.recordImages();
    }

    /** Applies the manifests, as a student does; does not wait for the pods. */
    public void deploy() {
        submission.admit(kubernetes());
        var manifests = submission.manifests();
        if (!manifests.isEmpty()) {
            progress.say("applying %s", submission.name());
            apply(namespace(), manifests);
            // what is not known yet would be missed
            watches.awaitRecorded(namespace());
        }
    }

    /** Applies the last of these folders, by its kustomization or else file by file, as kubectl does in that namespace; returns why it refused something. */
    public Optional<String> apply(String namespace, List<Path> folders) {
        Optional<String> refused = Optional.empty();
        recorder.add("Apply", "begun", namespace + "/manifests", Map.of());
        try {
            cluster.apply(namespace, folders);
        } catch (IllegalStateException refusal) {
            refused = Optional.of(submission.told(withoutAccepted(refusal.getMessage())));
        }
        recorder.add(
                "Applied",
                refused.isEmpty() ? "accepted" : "refused",
                namespace + "/manifests",
                Map.of("refused", refused.orElse("")));
        return refused;
    }

    /** What kubectl said of those that it refused; it says first what it accepted. */
    private static String withoutAccepted(String said) {
        return said.lines().filter(line -> !ACCEPTED.matcher(line).matches()).collect(joining("\n"));
    }

    public KubernetesClient kubernetes() {
        return cluster.kubernetes();
    }

    public String namespace() {
        return submission.namespace();
    }

    public Until until() {
        return new Until(cluster.kubernetes(), namespace());
    }

    /** What is there now. */
    public Deployed deployed() {
        return Deployed.now(kubernetes(), namespace());
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

    /** {@code kubectl rollout restart} for each of these that can be restarted so; does not wait. */
    public void restart(List<String> workloads) {
        var restarted = deployed()
                .pipeline()
                .deployed()
                .filter(part ->
                        workloads.contains(part.name()) && part.workload().isRestartable())
                .map(part -> part.workload().kind() + "/" + part.name())
                .toList();
        if (!restarted.isEmpty()) {
            cluster.kubectl(
                    namespace(),
                    List.of(),
                    Stream.concat(Stream.of("rollout", "restart"), restarted.stream())
                            .toArray(String[]::new));
        }
    }

    /** Returns when each Deployment is rolled out; fails at once when one of its pods can not become Ready by itself. */
    public void awaitPods() {
        awaitPods(deployed().names());
    }

    /** As {@link #awaitPods()}, for these Deployments. */
    public void awaitPods(List<String> deployments) {
        awaitDns();
        for (var name : deployments) {
            until().holds("every pod of " + name + " is Ready", Until.POD_STARTED, () -> {
                var deployed = deployed();
                var part = deployed.pipeline()
                        .deployed()
                        .filter(named -> named.name().equals(name))
                        .findFirst()
                        .orElseThrow(() -> new AssertionError(name + " is gone"));
                deployed.pods(part).stream()
                        .map(Pods::stuck)
                        .flatMap(Optional::stream)
                        .findFirst()
                        .ifPresent(why -> {
                            throw new IllegalStateException(why);
                        });
                assertThat(Rollout.of(part.workload())).matches(Rollout::complete, "complete");
            });
        }
        progress.say("every pod is Ready");
    }

    /** Returns when the cluster's DNS is available. */
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
                                .filteredOn(deployment ->
                                        deployment.getMetadata().getName().contains("dns"))
                                .isNotEmpty()
                                .allMatch(Readiness::isDeploymentReady));
    }

    @Override
    public void close() {
        watches.close();
        end.run();
    }
}
