package lab.checks.catalogue;

import static java.util.stream.Collectors.toMap;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.util.Map;
import java.util.stream.Stream;

/** What owns pods in a namespace, as it is now. */
final class Owners {

    private final Map<String, HasMetadata> byUid;

    Owners(KubernetesClient kubernetes, String namespace) {
        var apps = kubernetes.apps();
        byUid = Stream.of(
                        apps.deployments().inNamespace(namespace).list().getItems(),
                        apps.replicaSets().inNamespace(namespace).list().getItems(),
                        apps.statefulSets().inNamespace(namespace).list().getItems(),
                        apps.daemonSets().inNamespace(namespace).list().getItems(),
                        kubernetes
                                .batch()
                                .v1()
                                .jobs()
                                .inNamespace(namespace)
                                .list()
                                .getItems(),
                        kubernetes
                                .replicationControllers()
                                .inNamespace(namespace)
                                .list()
                                .getItems())
                .flatMap(objects -> objects.stream())
                .filter(object -> object.getMetadata().getDeletionTimestamp() == null)
                .collect(toMap(object -> object.getMetadata().getUid(), object -> object));
    }

    /** Whether it belongs to something that is there, and that to something that is there, to the last: a ReplicaSet outlives its Deployment a little. */
    boolean have(HasMetadata owned) {
        return owned.getMetadata().getOwnerReferences().stream()
                .map(reference -> byUid.get(reference.getUid()))
                .anyMatch(owner -> owner != null
                        && (owner.getMetadata().getOwnerReferences().isEmpty() || have(owner)));
    }
}
