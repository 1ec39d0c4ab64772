package lab.cluster;

import static java.util.stream.Collectors.joining;

import io.fabric8.kubernetes.api.model.authorization.v1.SelfSubjectAccessReviewBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.util.List;
import java.util.stream.Stream;

/** What the lab does to a cluster by way of its API, and whether it may. */
final class Rights {

    /** @param resource as {@code pods} or {@code pods/log} */
    private record Needed(String group, String resource, List<String> verbs) {

        Needed(String group, String resource, String... verbs) {
            this(group, resource, List.of(verbs));
        }
    }

    private static final String[] WATCH = {"list", "watch"};
    private static final String[] DEPLOY = {"get", "list", "watch", "create", "patch", "delete"};
    private static final Needed ALL = new Needed("*", "*", "*");
    private static final List<Needed> NEEDED = List.of(
            new Needed("", "namespaces", "get", "create", "patch", "delete"),
            new Needed("", "nodes", "get", "list", "watch"),
            new Needed("", "persistentvolumes", WATCH),
            new Needed("apps", "deployments", DEPLOY),
            new Needed("", "services", DEPLOY),
            new Needed("", "configmaps", DEPLOY),
            new Needed("", "pods", WATCH),
            new Needed("", "pods/log", "get"),
            new Needed("", "pods/proxy", "get", "create"),
            new Needed("", "services/proxy", "get", "create"),
            new Needed("apps", "replicasets", WATCH),
            new Needed("apps", "statefulsets", WATCH),
            new Needed("apps", "daemonsets", WATCH),
            new Needed("", "events", WATCH),
            new Needed("coordination.k8s.io", "leases", WATCH),
            new Needed("discovery.k8s.io", "endpointslices", WATCH),
            new Needed("networking.k8s.io", "networkpolicies", WATCH));

    private Rights() {}

    /** Throws {@link IllegalArgumentException} naming verbs and resources, if the context's user lacks one in any namespace. */
    static void require(KubernetesClient kubernetes, String context) {
        if (missing(kubernetes, ALL).isEmpty()) {
            return;
        }
        var missing = NEEDED.stream()
                .map(needed -> missing(kubernetes, needed))
                .filter(lacks -> !lacks.isEmpty())
                .collect(joining(", "));
        if (!missing.isEmpty()) {
            throw new IllegalArgumentException("the user of context '%s' may not %s".formatted(context, missing));
        }
    }

    /** As {@code list/watch replicasets.apps}. */
    private static String missing(KubernetesClient kubernetes, Needed needed) {
        var verbs = needed.verbs().parallelStream()
                .filter(verb -> !allowed(kubernetes, needed, verb))
                .collect(joining("/"));
        return Stream.of(verbs)
                .filter(lacks -> !lacks.isEmpty())
                .map(lacks -> lacks + " " + needed.resource() + (needed.group().isEmpty() ? "" : "." + needed.group()))
                .collect(joining());
    }

    private static boolean allowed(KubernetesClient kubernetes, Needed needed, String verb) {
        var resource = needed.resource().split("/");
        return kubernetes
                .authorization()
                .v1()
                .selfSubjectAccessReview()
                .create(new SelfSubjectAccessReviewBuilder()
                        .withNewSpec()
                        .withNewResourceAttributes()
                        .withVerb(verb)
                        .withGroup(needed.group())
                        .withResource(resource[0])
                        .withSubresource(resource.length > 1 ? resource[1] : null)
                        .endResourceAttributes()
                        .endSpec()
                        .build())
                .getStatus()
                .getAllowed();
    }
}
