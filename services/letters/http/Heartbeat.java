package letters.http;

import io.vertx.core.Vertx;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Has everything that is worked on for one connection say how far it is, more than twice a second: progress, and a sign of life. */
public final class Heartbeat {

    /** Short of the 500 ms that are promised, for a timer may be late. */
    static final long MILLIS = 450;

    private final Vertx vertx;
    private final Set<Work> working = new LinkedHashSet<>();
    private long timer;

    Heartbeat(Vertx vertx) {
        this.vertx = vertx;
    }

    void begin(Work work) {
        if (working.isEmpty()) {
            timer = vertx.setPeriodic(MILLIS, beat -> List.copyOf(working).forEach(Work::say));
        }
        working.add(work);
    }

    void end(Work work) {
        if (working.remove(work) && working.isEmpty()) {
            vertx.cancelTimer(timer);
        }
    }
}
