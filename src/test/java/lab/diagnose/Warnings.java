package lab.diagnose;

import static java.util.Comparator.comparing;
import static java.util.Objects.requireNonNullElse;

import io.fabric8.kubernetes.api.model.Event;
import io.fabric8.kubernetes.api.model.HasMetadata;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** What Kubernetes warned of, the oldest first. */
record Warnings(List<Event> all) {

    static Warnings among(Collection<Event> events) {
        return new Warnings(events.stream()
                .filter(event -> "Warning".equals(event.getType()))
                .sorted(comparing(Warnings::when))
                .toList());
    }

    /** Those about this object, for this reason, that say something. */
    Stream<Event> of(HasMetadata about, String reason) {
        return all.stream()
                .filter(event -> event.getReason().equals(reason)
                        && about.getMetadata()
                                .getName()
                                .equals(event.getInvolvedObject().getName())
                        && !requireNonNullElse(event.getMessage(), "").isEmpty());
    }

    static String quote(Event event) {
        return "%s %s: %s".formatted(event.getInvolvedObject().getName(), event.getReason(), event.getMessage());
    }

    /** The last time that it was seen, as Kubernetes writes it; empty if it does not say. */
    static String when(Event event) {
        return Stream.of(
                        event.getLastTimestamp(),
                        event.getEventTime() == null
                                ? null
                                : event.getEventTime().getTime(),
                        event.getFirstTimestamp(),
                        event.getMetadata().getCreationTimestamp())
                .filter(Objects::nonNull)
                .findFirst()
                .orElse("");
    }
}
