package lab.pipeline;

import static java.util.stream.Collectors.toSet;

import io.fabric8.kubernetes.api.model.Service;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.stream.Stream;

/** Which workload plays which of the three services: by the lab's names, by whom it calls, by what it sounds like, by who calls it, or by being what is left. */
final class Casting {

    private final List<Workload> workloads;
    private final List<Service> services;
    private final Environment environment;
    private final List<Workload> left;
    private final Map<LetterService, Workload> cast = new EnumMap<>(LetterService.class);

    private Casting(List<Workload> workloads, List<Service> services, Environment environment) {
        this.workloads = workloads;
        this.services = services;
        this.environment = environment;
        this.left = new ArrayList<>(workloads);
    }

    /** The workload of each service that has one. */
    static Map<LetterService, Workload> of(List<Workload> workloads, List<Service> services, Environment environment) {
        var casting = new Casting(workloads, services, environment);
        casting.by((role, workload) -> workload.name().equals(role.deployment()));
        // a ConfigMap that all share tells nothing
        casting.by((role, workload) -> casting.callers(workload).equals(Set.of(role)));
        casting.by(Casting::soundsLike);
        casting.by(casting::begins);
        casting.by(casting::isCalled);
        casting.by(Casting::isStartedAs);
        casting.by((role, workload) -> casting.callers(workload).contains(role));
        casting.by((role, workload) -> casting.isLast());
        return casting.cast;
    }

    private void by(BiPredicate<LetterService, Workload> rule) {
        for (var role : LetterService.values()) {
            if (!cast.containsKey(role)) {
                left.stream()
                        .filter(workload -> rule.test(role, workload))
                        .findFirst()
                        .ifPresent(workload -> {
                            cast.put(role, workload);
                            left.remove(workload);
                        });
            }
        }
    }

    /** Whose variable for the next service it has. */
    private Set<LetterService> callers(Workload workload) {
        var variables = environment.of(workload.template().getSpec());
        return Stream.of(LetterService.values())
                .filter(role ->
                        Part.nextVariable(role).filter(variables::containsKey).isPresent())
                .collect(toSet());
    }

    /** Whether it calls, and is called by none of the others. */
    private boolean begins(LetterService role, Workload workload) {
        return callers(workload).contains(role)
                && workloads.stream()
                        .noneMatch(caller ->
                                Stream.of(LetterService.values()).anyMatch(its -> calls(its, caller, workload)));
    }

    /** Whether the one before it calls it. */
    private boolean isCalled(LetterService role, Workload workload) {
        return cast.entrySet().stream()
                .anyMatch(caller -> caller.getKey().ordinal() == role.ordinal() - 1
                        && calls(caller.getKey(), caller.getValue(), workload));
    }

    /** Whether the Service that it calls in that role leads to the other. */
    private boolean calls(LetterService role, Workload caller, Workload called) {
        var labels = new Part(role, called, null, Map.of()).podLabels();
        return new Part(role, caller, null, environment.of(caller.template().getSpec()))
                .nextUrl().filter(url -> url.uri().isPresent()).stream()
                        .flatMap(url -> services.stream()
                                .filter(service ->
                                        service.getMetadata().getName().equals(url.service())))
                        .anyMatch(service -> Part.selects(service.getSpec().getSelector(), labels));
    }

    private boolean isLast() {
        return workloads.size() == LetterService.values().length && left.size() == 1;
    }

    private static boolean soundsLike(LetterService role, Workload workload) {
        var images = workload.template().getSpec().getContainers().stream()
                .map(container -> String.valueOf(container.getImage()));
        return Stream.concat(Stream.of(workload.name()), images).anyMatch(role::soundsLike);
    }

    /** Whether it is started as that service, as one image for all is; a URL among its arguments is another's. */
    private static boolean isStartedAs(LetterService role, Workload workload) {
        return workload.template().getSpec().getContainers().stream()
                .flatMap(container -> Stream.concat(container.getCommand().stream(), container.getArgs().stream()))
                .filter(word -> !word.contains("://"))
                .anyMatch(role::soundsLike);
    }
}
