package lab.cluster;

import com.github.dockerjava.api.async.ResultCallback;
import com.github.dockerjava.api.command.EventsCmd;
import com.github.dockerjava.api.model.Event;
import com.github.dockerjava.api.model.EventType;
import java.time.Instant;
import java.util.function.Consumer;

/** What Docker says of nodes' containers, with its own clock's time; but not of each command that runs in them. */
final class ContainerEvents extends ResultCallback.Adapter<Event> {

    private final Consumer<NodeEvent> listener;

    private ContainerEvents(Consumer<NodeEvent> listener) {
        this.listener = listener;
    }

    /** Tells what comes through that filter, until it is closed. */
    static AutoCloseable tell(EventsCmd filtered, Consumer<NodeEvent> listener) {
        return filtered.withEventTypeFilter(EventType.CONTAINER).exec(new ContainerEvents(listener));
    }

    @Override
    public void onNext(Event event) {
        if (!event.getAction().startsWith("exec_")) {
            listener.accept(new NodeEvent(
                    Instant.ofEpochSecond(0, event.getTimeNano()),
                    event.getActor().getAttributes().get("name"),
                    event.getAction()));
        }
    }
}
