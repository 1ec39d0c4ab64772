package lab.pipeline;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** The three services in a namespace, whatever they are called. */
public record Pipeline(String namespace, List<Part> parts) {

    /** The pipeline in that namespace, as it is now. */
    public static Pipeline of(KubernetesClient kubernetes, String namespace) {
        return among(
                namespace,
                Stream.<List<? extends HasMetadata>>of(
                                kubernetes
                                        .apps()
                                        .deployments()
                                        .inNamespace(namespace)
                                        .list()
                                        .getItems(),
                                kubernetes
                                        .apps()
                                        .statefulSets()
                                        .inNamespace(namespace)
                                        .list()
                                        .getItems(),
                                kubernetes
                                        .apps()
                                        .daemonSets()
                                        .inNamespace(namespace)
                                        .list()
                                        .getItems(),
                                kubernetes
                                        .apps()
                                        .replicaSets()
                                        .inNamespace(namespace)
                                        .list()
                                        .getItems(),
                                kubernetes.pods().inNamespace(namespace).list().getItems(),
                                kubernetes
                                        .services()
                                        .inNamespace(namespace)
                                        .list()
                                        .getItems(),
                                kubernetes
                                        .configMaps()
                                        .inNamespace(namespace)
                                        .list()
                                        .getItems())
                        .flatMap(List::stream)
                        .toList());
    }

    /** The pipeline among these objects of a namespace, with a part for each service, be it there or not. */
    public static Pipeline among(String namespace, List<? extends HasMetadata> objects) {
        var services = of(Service.class, objects);
        var environment = Environment.of(of(ConfigMap.class, objects), services);
        var found = Casting.of(Workload.among(objects), services, environment);
        var parts = Stream.of(LetterService.values())
                .map(role -> new Part(
                        role,
                        found.get(role),
                        null,
                        found.containsKey(role)
                                ? environment.of(found.get(role).template().getSpec())
                                : Map.of()))
                .toList();
        return new Pipeline(
                namespace,
                parts.stream()
                        .map(part -> new Part(
                                part.role(),
                                part.workload(),
                                service(part, parts, services).orElse(null),
                                part.environment()))
                        .toList());
    }

    public Part part(LetterService role) {
        return parts.get(role.ordinal());
    }

    /** Those of the three that are deployed. */
    public Stream<Part> deployed() {
        return parts.stream().filter(Part::isDeployed);
    }

    /** Whether none of the three is deployed. */
    public boolean isEmpty() {
        return parts.stream().noneMatch(Part::isDeployed);
    }

    /** The Service that opens the page to the outside; else that of that name by habit if it leads to the pods or nobody else's does; else one that leads there, one that the caller names, one that is called alike. */
    private static Optional<Service> service(Part part, List<Part> parts, List<Service> services) {
        var named = parts.stream()
                .filter(caller -> part.role() != LetterService.FRONTEND
                        && caller.role().ordinal() == part.role().ordinal() - 1)
                .flatMap(caller -> caller.nextUrl().stream())
                .filter(url -> url.uri().isPresent())
                .map(NextUrl::service)
                .toList();
        return Stream.<Predicate<Service>>of(
                        service -> part.role() == LetterService.FRONTEND && leads(service, part) && isNodePort(service),
                        service -> name(service).equals(part.role().service()),
                        service -> leads(service, part) && named.contains(name(service)),
                        service -> leads(service, part),
                        service -> parts.stream().noneMatch(other -> leads(service, other))
                                && named.contains(name(service)),
                        service -> parts.stream().noneMatch(other -> leads(service, other))
                                && part.role().soundsLike(name(service)))
                .flatMap(rule -> services.stream()
                        .filter(service -> !Entrance.isOurs(service))
                        .filter(rule))
                .findFirst();
    }

    private static <T extends HasMetadata> List<T> of(Class<T> kind, List<? extends HasMetadata> objects) {
        return objects.stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    private static boolean leads(Service service, Part part) {
        return Part.selects(service.getSpec().getSelector(), part.podLabels());
    }

    private static boolean isNodePort(Service service) {
        return List.of("NodePort", "LoadBalancer")
                .contains(String.valueOf(service.getSpec().getType()));
    }

    private static String name(Service service) {
        return service.getMetadata().getName();
    }
}
