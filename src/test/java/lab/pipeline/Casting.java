package lab.pipeline;

import static java.util.stream.Collectors.toSet;

import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.stream.Stream;

/** Which Deployment plays which of the three services: by the lab's names, by whom it calls, by what it sounds like, by who calls it, or by being what is left. */
final class Casting {

    private final List<Deployment> deployments;
    private final List<Service> services;
    private final Environment environment;
    private final List<Deployment> left;
    private final Map<LetterService, Deployment> cast = new EnumMap<>(LetterService.class);

    private Casting(List<Deployment> deployments, List<Service> services, Environment environment) {
        this.deployments = deployments;
        this.services = services;
        this.environment = environment;
        this.left = new ArrayList<>(deployments);
    }

    /** The Deployment of each service that has one. */
    static Map<LetterService, Deployment> of(
            List<Deployment> deployments, List<Service> services, Environment environment) {
        var casting = new Casting(deployments, services, environment);
        casting.by((role, deployment) -> deployment.getMetadata().getName().equals(role.deployment()));
        // a ConfigMap that all share tells nothing
        casting.by((role, deployment) -> casting.callers(deployment).equals(Set.of(role)));
        casting.by(Casting::soundsLike);
        casting.by(casting::begins);
        casting.by(casting::isCalled);
        casting.by((role, deployment) -> casting.callers(deployment).contains(role));
        casting.by((role, deployment) -> casting.isLast());
        return casting.cast;
    }

    private void by(BiPredicate<LetterService, Deployment> rule) {
        for (var role : LetterService.values()) {
            if (!cast.containsKey(role)) {
                left.stream()
                        .filter(deployment -> rule.test(role, deployment))
                        .findFirst()
                        .ifPresent(deployment -> {
                            cast.put(role, deployment);
                            left.remove(deployment);
                        });
            }
        }
    }

    /** Whose variable for the next service it has. */
    private Set<LetterService> callers(Deployment deployment) {
        var variables = environment.of(deployment);
        return Stream.of(LetterService.values())
                .filter(role ->
                        Part.nextVariable(role).filter(variables::containsKey).isPresent())
                .collect(toSet());
    }

    /** Whether it calls, and is called by none of the others. */
    private boolean begins(LetterService role, Deployment deployment) {
        return callers(deployment).contains(role)
                && deployments.stream()
                        .noneMatch(caller ->
                                Stream.of(LetterService.values()).anyMatch(its -> calls(its, caller, deployment)));
    }

    /** Whether the one before it calls it. */
    private boolean isCalled(LetterService role, Deployment deployment) {
        return cast.entrySet().stream()
                .anyMatch(caller -> caller.getKey().ordinal() == role.ordinal() - 1
                        && calls(caller.getKey(), caller.getValue(), deployment));
    }

    /** Whether the Service that it calls in that role leads to the other. */
    private boolean calls(LetterService role, Deployment caller, Deployment called) {
        var labels = new Part(role, called, null, Map.of()).podLabels();
        return new Part(role, caller, null, environment.of(caller))
                .nextUrl().filter(url -> url.uri().isPresent()).stream()
                        .flatMap(url -> services.stream()
                                .filter(service ->
                                        service.getMetadata().getName().equals(url.service())))
                        .anyMatch(service -> Part.selects(service.getSpec().getSelector(), labels));
    }

    private boolean isLast() {
        return deployments.size() == LetterService.values().length && left.size() == 1;
    }

    private static boolean soundsLike(LetterService role, Deployment deployment) {
        var images = deployment.getSpec().getTemplate().getSpec().getContainers().stream()
                .map(container -> String.valueOf(container.getImage()));
        return Stream.concat(Stream.of(deployment.getMetadata().getName()), images)
                .anyMatch(role::soundsLike);
    }
}
