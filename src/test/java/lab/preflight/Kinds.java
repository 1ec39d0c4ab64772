package lab.preflight;

import static java.util.Map.entry;

import java.util.List;
import java.util.Map;

/** The kinds that a submission may have, all of them of one namespace, and their API versions of today. */
final class Kinds {

    private static final Map<String, List<String>> VERSIONS = Map.ofEntries(
            entry("Deployment", List.of("apps/v1")),
            entry("ReplicaSet", List.of("apps/v1")),
            entry("StatefulSet", List.of("apps/v1")),
            entry("DaemonSet", List.of("apps/v1")),
            entry("Job", List.of("batch/v1")),
            entry("Pod", List.of("v1")),
            entry("Service", List.of("v1")),
            entry("ConfigMap", List.of("v1")),
            entry("Secret", List.of("v1")),
            entry("ServiceAccount", List.of("v1")),
            entry("PersistentVolumeClaim", List.of("v1")),
            entry("ResourceQuota", List.of("v1")),
            entry("LimitRange", List.of("v1")),
            entry("Ingress", List.of("networking.k8s.io/v1")),
            entry("NetworkPolicy", List.of("networking.k8s.io/v1")),
            entry("PodDisruptionBudget", List.of("policy/v1")),
            entry("HorizontalPodAutoscaler", List.of("autoscaling/v2", "autoscaling/v1")));
    private static final List<String> GONE =
            List.of("extensions/v1beta1", "apps/v1beta1", "apps/v1beta2", "networking.k8s.io/v1beta1");

    private Kinds() {}

    /** Whether a kind of that API group is among them; a version that is gone counts, for Kubernetes refuses it by itself. */
    static boolean allowed(Manifest manifest) {
        var versions = versions(manifest.kind());
        return !versions.isEmpty()
                && (GONE.contains(manifest.apiVersion())
                        || versions.stream().anyMatch(version -> group(version).equals(group(manifest.apiVersion()))));
    }

    /** Empty for other kinds. */
    static List<String> versions(String kind) {
        return VERSIONS.getOrDefault(kind, List.of());
    }

    private static String group(String apiVersion) {
        return apiVersion.contains("/") ? apiVersion.substring(0, apiVersion.indexOf('/')) : "";
    }
}
