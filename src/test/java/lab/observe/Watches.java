package lab.observe;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.KubernetesResourceList;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.apps.DaemonSet;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.client.dsl.Informable;
import io.fabric8.kubernetes.client.dsl.Listable;
import io.fabric8.kubernetes.client.informers.ResourceEventHandler;
import io.fabric8.kubernetes.client.informers.SharedIndexInformer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import lab.cluster.Cluster;

/**
 * Watches what the lab is about, in all namespaces, and what Docker does to the nodes. Informers: a watch that breaks off begins again
 * where it was, or with a new list that is compared with what was known.
 */
public final class Watches implements AutoCloseable {

    /** A watch tells within milliseconds; one that broke off begins again after some seconds. More than two requests that an API lost. */
    private static final Duration RECORDED = Duration.ofSeconds(45);

    private final List<SharedIndexInformer<?>> informers;
    private final AtomicBoolean ended = new AtomicBoolean();

    private final Cluster cluster;
    private final Recorder recorder;
    private final AutoCloseable docker;

    private Watches(Cluster cluster, Recorder recorder) {
        this.cluster = cluster;
        this.recorder = recorder;
        recorder.add("Settings", "known", cluster.name().value(), Settings.of(cluster));
        var kubernetes = cluster.kubernetes();
        docker = cluster.onNodeEvent(event -> recorder.add(event.at(), "Docker", event.what(), event.node(), Map.of()));
        informers = Stream.<Informable<? extends HasMetadata>>of(
                        kubernetes.nodes(),
                        kubernetes.persistentVolumes(),
                        kubernetes.leases().inNamespace("kube-node-lease"),
                        kubernetes.pods().inAnyNamespace(),
                        kubernetes.v1().events().inAnyNamespace(),
                        kubernetes.discovery().v1().endpointSlices().inAnyNamespace(),
                        kubernetes.apps().deployments().inAnyNamespace(),
                        kubernetes.apps().statefulSets().inAnyNamespace(),
                        kubernetes.apps().daemonSets().inAnyNamespace(),
                        kubernetes.apps().replicaSets().inAnyNamespace(),
                        kubernetes.services().inAnyNamespace(),
                        kubernetes.configMaps().inAnyNamespace().withoutField("metadata.name", "kube-root-ca.crt"),
                        kubernetes.network().v1().networkPolicies().inAnyNamespace())
                .<SharedIndexInformer<?>>map(watched -> start(watched, recorder, ended))
                .toList();
    }

    /** Returns when what the cluster is, and what is there by now, is recorded; ends with {@link #close()}. */
    public static Watches start(Cluster cluster, Recorder recorder) {
        return new Watches(cluster, recorder);
    }

    /** Looks which images each running node has. */
    public void recordImages() {
        cluster.nodes().parallelStream()
                .filter(cluster::isRunning)
                .forEach(node -> recorder.add(
                        "Images",
                        "listed",
                        node.name(),
                        List.copyOf(cluster.images(node).keySet())));
    }

    /** Returns when what the cluster has in that namespace by now is recorded: a watch tells it a moment later. */
    public void awaitRecorded(String namespace) {
        var kubernetes = cluster.kubernetes();
        new Until(kubernetes, namespace)
                .holds(
                        "all workloads, Services and pods of " + namespace + ", as they are now, are recorded",
                        RECORDED,
                        () -> {
                            var known = recorder.recording("Deployment", "StatefulSet", "DaemonSet", "Service", "Pod")
                                    .about(namespace);
                            assertKnown(
                                    known.objects(Deployment.class),
                                    kubernetes.apps().deployments().inNamespace(namespace));
                            assertKnown(
                                    known.objects(StatefulSet.class),
                                    kubernetes.apps().statefulSets().inNamespace(namespace));
                            assertKnown(
                                    known.objects(DaemonSet.class),
                                    kubernetes.apps().daemonSets().inNamespace(namespace));
                            assertKnown(
                                    known.objects(Service.class),
                                    kubernetes.services().inNamespace(namespace));
                            assertKnown(
                                    known.objects(Pod.class), kubernetes.pods().inNamespace(namespace));
                        });
    }

    private static <T extends HasMetadata> void assertKnown(
            List<T> known, Listable<? extends KubernetesResourceList<T>> now) {
        assertThat(versions(known)).isEqualTo(versions(now.list().getItems()));
    }

    private static Map<String, String> versions(List<? extends HasMetadata> objects) {
        return objects.stream()
                .collect(toMap(
                        object -> object.getMetadata().getUid(),
                        object -> object.getMetadata().getResourceVersion()));
    }

    /** Records what happens to these objects until it has ended. */
    static <T extends HasMetadata> SharedIndexInformer<T> start(
            Informable<T> watched, Recorder recorder, AtomicBoolean ended) {
        return watched.inform(new ResourceEventHandler<>() {
            @Override
            public void onAdd(T object) {
                record("ADDED", object);
            }

            @Override
            public void onUpdate(T old, T object) {
                record("MODIFIED", object);
            }

            @Override
            public void onDelete(T object, boolean finalStateUnknown) {
                record("DELETED", object);
            }

            private void record(String change, T object) {
                if (!ended.get()) {
                    recorder.add(object.getKind(), change, name(object), object);
                }
            }
        });
    }

    private static String name(HasMetadata object) {
        var metadata = object.getMetadata();
        return (metadata.getNamespace() == null ? "" : metadata.getNamespace() + "/") + metadata.getName();
    }

    @Override
    public void close() {
        ended.set(true);
        try {
            docker.close();
        } catch (Exception e) {
            throw new IllegalStateException("cannot end the listening to Docker", e);
        }
        informers.forEach(SharedIndexInformer::close);
    }
}
