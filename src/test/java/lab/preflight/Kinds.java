package lab.preflight;

import static java.util.Map.entry;

import java.util.List;
import java.util.Map;

/** The kinds that a submission may have, all of them of one namespace, by their API groups. */
final class Kinds {

    private static final Map<String, String> GROUPS = Map.ofEntries(
            entry("Deployment", "apps"),
            entry("ReplicaSet", "apps"),
            entry("StatefulSet", "apps"),
            entry("DaemonSet", "apps"),
            entry("Job", "batch"),
            entry("Pod", ""),
            entry("Service", ""),
            entry("ConfigMap", ""),
            entry("Secret", ""),
            entry("ServiceAccount", ""),
            entry("PersistentVolumeClaim", ""),
            entry("ResourceQuota", ""),
            entry("LimitRange", ""),
            entry("Ingress", "networking.k8s.io"),
            entry("NetworkPolicy", "networking.k8s.io"),
            entry("PodDisruptionBudget", "policy"),
            entry("HorizontalPodAutoscaler", "autoscaling"));
    private static final List<String> GONE =
            List.of("extensions/v1beta1", "apps/v1beta1", "apps/v1beta2", "networking.k8s.io/v1beta1");

    private Kinds() {}

    /** Whether a kind of that API group is among them; a version that is gone counts, for Kubernetes refuses it by itself. */
    static boolean allowed(Manifest manifest) {
        var group = GROUPS.get(manifest.kind());
        return group != null && (GONE.contains(manifest.apiVersion()) || group.equals(group(manifest.apiVersion())));
    }

    private static String group(String apiVersion) {
        return apiVersion.contains("/") ? apiVersion.substring(0, apiVersion.indexOf('/')) : "";
    }
}
