package lab.pipeline;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** The three services in a namespace, found by what they are called, by what they call, or by being what is left. */
public record Pipeline(String namespace, List<Part> parts) {

    private static final Map<LetterService, List<String>> HINTS = Map.of(
            LetterService.FRONTEND, List.of("front", "web", "page", "ui"),
            LetterService.OCR, List.of("ocr", "read"),
            LetterService.TRANSLATE, List.of("transl"));

    /** The pipeline in that namespace, as it is now. */
    public static Pipeline of(KubernetesClient kubernetes, String namespace) {
        return among(
                namespace,
                kubernetes.apps().deployments().inNamespace(namespace).list().getItems(),
                kubernetes.services().inNamespace(namespace).list().getItems(),
                kubernetes.configMaps().inNamespace(namespace).list().getItems());
    }

    /** The pipeline among these objects of a namespace, with a part for each service, be it there or not. */
    public static Pipeline among(
            String namespace, List<Deployment> deployments, List<Service> services, List<ConfigMap> configMaps) {
        var environment = Environment.of(configMaps);
        var left = new ArrayList<>(deployments);
        var found = new EnumMap<LetterService, Deployment>(LetterService.class);
        Stream.<BiPredicate<LetterService, Deployment>>of(
                        (role, deployment) -> deployment.getMetadata().getName().equals(role.deployment()),
                        (role, deployment) -> Part.nextVariable(role)
                                .filter(variable -> environment.of(deployment).containsKey(variable))
                                .isPresent(),
                        (role, deployment) -> hints(role, deployment),
                        (role, deployment) -> deployments.size() == LetterService.values().length && left.size() == 1)
                .forEach(rule -> {
                    for (var role : LetterService.values()) {
                        if (!found.containsKey(role)) {
                            left.stream()
                                    .filter(deployment -> rule.test(role, deployment))
                                    .findFirst()
                                    .ifPresent(deployment -> {
                                        found.put(role, deployment);
                                        left.remove(deployment);
                                    });
                        }
                    }
                });
        var parts = Stream.of(LetterService.values())
                .map(role -> new Part(
                        role,
                        found.get(role),
                        null,
                        found.containsKey(role) ? environment.of(found.get(role)) : Map.of()))
                .toList();
        return new Pipeline(
                namespace,
                parts.stream()
                        .map(part -> new Part(
                                part.role(),
                                part.deployment(),
                                service(part, parts, services).orElse(null),
                                part.environment()))
                        .toList());
    }

    public Part part(LetterService role) {
        return parts.get(role.ordinal());
    }

    /** Those of the three that have a Deployment. */
    public Stream<Part> deployed() {
        return parts.stream().filter(part -> part.deployment() != null);
    }

    /** Whether none of the three has a Deployment. */
    public boolean isEmpty() {
        return parts.stream().allMatch(part -> part.deployment() == null);
    }

    private static boolean hints(LetterService role, Deployment deployment) {
        var images = deployment.getSpec().getTemplate().getSpec().getContainers().stream()
                .map(container -> String.valueOf(container.getImage()));
        return Stream.concat(Stream.of(deployment.getMetadata().getName()), images)
                .map(name -> name.toLowerCase(Locale.ROOT))
                .anyMatch(name -> HINTS.get(role).stream().anyMatch(name::contains));
    }

    /** The Service of that name by habit if it leads to the pods or nobody else's does; else one that leads there, one that the caller names, one that is called alike. */
    private static Optional<Service> service(Part part, List<Part> parts, List<Service> services) {
        var named = parts.stream()
                .filter(caller -> part.role() != LetterService.FRONTEND
                        && caller.role().ordinal() == part.role().ordinal() - 1)
                .flatMap(caller -> caller.nextUrl().stream())
                .filter(url -> url.uri().isPresent())
                .map(NextUrl::service)
                .toList();
        return Stream.<Predicate<Service>>of(
                        service -> name(service).equals(part.role().service()),
                        service -> leads(service, part) && named.contains(name(service)),
                        service -> leads(service, part) && isNodePort(service),
                        service -> leads(service, part),
                        service -> parts.stream().noneMatch(other -> leads(service, other))
                                && named.contains(name(service)),
                        service -> parts.stream().noneMatch(other -> leads(service, other))
                                && HINTS.get(part.role()).stream().anyMatch(name(service)::contains))
                .flatMap(rule -> services.stream()
                        .filter(service -> !Entrance.isOurs(service))
                        .filter(rule))
                .findFirst();
    }

    private static boolean leads(Service service, Part part) {
        return Part.selects(service.getSpec().getSelector(), part.podLabels());
    }

    private static boolean isNodePort(Service service) {
        return !"ClusterIP".equals(service.getSpec().getType());
    }

    private static String name(Service service) {
        return service.getMetadata().getName();
    }
}
