package letters.bench;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * The three services, each in as many replicas, until closed. A Kubernetes Service would spread the letters over the
 * replicas; here each frontend has an OCR-Worker and a Translate-Worker of its own, which spreads them as evenly.
 */
final class Pipeline implements AutoCloseable {

    private final List<Replica> frontends = new ArrayList<>();
    private final List<Replica> all = new ArrayList<>();

    private Pipeline() {}

    /** Starts everything and waits until all is ready; {@code jvm} are options after the image's own. */
    static Pipeline start(int replicas, List<String> jvm, Map<String, String> environment) throws Exception {
        Pipeline started = new Pipeline();
        try {
            for (int number = 1; number <= replicas; number++) {
                Replica translate = started.add(Replica.start(Replica.Kind.TRANSLATE, number, jvm, environment));
                Replica ocr = started.add(Replica.start(
                        Replica.Kind.OCR, number, jvm, with(environment, "TRANSLATE_SERVICE_URL", translate.url())));
                started.frontends.add(started.add(Replica.start(
                        Replica.Kind.FRONTEND, number, jvm, with(environment, "OCR_SERVICE_URL", ocr.url()))));
            }
            for (Replica replica : started.all) {
                replica.awaitReady();
            }
            return started;
        } catch (IOException | InterruptedException failed) {
            started.close();
            throw failed;
        }
    }

    List<Replica> replicas() {
        return all;
    }

    /** Letters through all frontends in turn. */
    Load load(String accept) {
        return new Load(frontends.stream().map(Replica::address).toList(), accept, this::checkAlive);
    }

    /** Fails naming a process that ended, as it does when its memory does not suffice. */
    void checkAlive() throws IOException {
        for (Replica replica : all) {
            if (!replica.process().isAlive()) {
                throw new IOException(replica.name() + " ended, see " + replica.log());
            }
        }
    }

    /** The processor time all of them took so far. */
    Duration cpu() {
        return all.stream()
                .map(replica -> replica.process().info().totalCpuDuration().orElse(Duration.ZERO))
                .reduce(Duration.ZERO, Duration::plus);
    }

    /** All processes together, after a collection in each. */
    Footprint footprint() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(all.size());
        try {
            Footprint sum = new Footprint(0, 0, 0);
            for (Future<Footprint> one : threads.invokeAll(all.stream()
                    .<Callable<Footprint>>map(
                            replica -> () -> Footprint.of(replica.process().pid()))
                    .toList())) {
                sum = sum.plus(one.get());
            }
            return sum;
        } finally {
            threads.shutdown();
        }
    }

    @Override
    public void close() {
        for (Replica replica : all) {
            replica.process().destroy();
        }
        try {
            for (Replica replica : all) {
                replica.stop();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private Replica add(Replica replica) {
        all.add(replica);
        return replica;
    }

    private static Map<String, String> with(Map<String, String> environment, String name, String value) {
        Map<String, String> more = new HashMap<>(environment);
        more.put(name, value);
        return more;
    }
}
