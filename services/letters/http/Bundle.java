package letters.http;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.core.parsetools.RecordParser;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeoutException;

/**
 * Letters that go to one replica on one connection, a line each, and come back as lines with the letter's number. It is
 * open for so short a time that few letters share a fate, and long enough that a crowd of them shares the cost.
 */
final class Bundle {

    /** A Service balances connections, not letters: many small bundles spread evenly over its pods. */
    private static final int MOST_LETTERS = 100;

    private static final long OPEN_MILLIS = 100;

    private final Vertx vertx;
    private final NextService next;
    private final Map<Integer, Delivery> letters = new HashMap<>();
    private final Watch watch;
    private Outbox outbox;
    private HttpClientRequest request;
    private int count;
    private boolean open = true;
    private boolean over;
    private boolean single;

    /** Begins to connect to some replica. */
    Bundle(Vertx vertx, NextService next) {
        this.vertx = vertx;
        this.next = next;
        this.watch = new Watch(
                vertx,
                next.patience().silence(),
                () -> waiting().forEach(Delivery::quiet),
                () -> lost(new TimeoutException()));
        vertx.setTimer(OPEN_MILLIS, enough -> close());
        next.takesBundles()
                .onSuccess(takes -> {
                    if (takes) {
                        next.request(Lines.TYPE).onSuccess(this::send).onFailure(this::lost);
                    } else {
                        unbundle();
                    }
                })
                .onFailure(this::lost);
    }

    /** Whether it takes one letter more. */
    boolean isOpen() {
        return open;
    }

    void add(Delivery letter) {
        if (single) {
            new Single(vertx, next, letter);
            return;
        }
        letters.put(++count, letter);
        if (outbox != null) {
            outbox.add(line(count, letter));
        }
        if (count == MOST_LETTERS) {
            close();
        }
    }

    private static JsonObject line(int number, Delivery letter) {
        return letter.body().put("letter", number).put("request_id", letter.requestId());
    }

    /** For a service that knows nothing of bundles. */
    private void unbundle() {
        List<Delivery> letters = end();
        single = true;
        open = true;
        letters.forEach(this::add);
    }

    private void close() {
        open = false;
        if (outbox != null && !over) {
            outbox.end();
            endWhenAnswered();
        }
    }

    private void send(HttpClientRequest connected) {
        if (over) {
            connected.reset();
            return;
        }
        request = connected;
        request.setChunked(true).exceptionHandler(this::lost);
        request.response().onSuccess(this::listen).onFailure(this::lost);
        outbox = new Outbox(vertx, request);
        letters.forEach((number, letter) -> outbox.add(line(number, letter)));
        if (!open) {
            outbox.end();
        }
    }

    private void listen(HttpClientResponse response) {
        String type = response.getHeader("Content-Type");
        if (response.statusCode() == 200 && type != null && type.startsWith(Lines.TYPE)) {
            response.exceptionHandler(this::lost);
            response.handler(RecordParser.newDelimited("\n", this::line));
            response.endHandler(end -> lost(new IOException()));
        } else {
            // Another implementation may have taken the place of the one that was asked what it takes.
            next.forget();
            response.body()
                    .onComplete(body -> lost(Fault.FAILED.at(
                            next.url(), "it answered " + response.statusCode() + Fault.reason(body.result()))));
        }
    }

    private void line(Buffer text) {
        watch.sign();
        try {
            JsonObject line = text.toJsonObject();
            if (line.getValue("letters") instanceof JsonArray numbers) {
                progress(line, numbers);
            } else {
                Object number = line.remove("letter");
                Delivery letter = letters.get(number);
                if (letter != null && letter.isEndedBy(line)) {
                    letters.remove(number);
                }
            }
        } catch (DecodeException | ClassCastException garbled) {
            lost(Fault.BROKEN.at(next.url(), "it answered with a line that cannot be understood"));
        }
        endWhenAnswered();
    }

    private void endWhenAnswered() {
        if (letters.isEmpty() && !open) {
            end();
        }
    }

    private void progress(JsonObject line, JsonArray numbers) {
        Stage stage = Stage.of(line);
        JsonArray elapsed = line.getJsonArray("elapsed_ms");
        for (int i = 0; i < numbers.size(); i++) {
            Delivery letter = letters.get(numbers.getValue(i));
            if (letter != null) {
                letter.progress(stage, elapsed.getLong(i));
            }
        }
    }

    private void lost(Throwable cause) {
        if (!over) {
            List<Delivery> lost = end();
            if (request != null) {
                outbox.drop();
                request.reset();
            }
            Trouble trouble = Fault.explain(next, cause);
            lost.forEach(letter -> letter.lost(trouble));
        }
    }

    private List<Delivery> waiting() {
        return new ArrayList<>(letters.values());
    }

    private List<Delivery> end() {
        over = true;
        open = false;
        watch.end();
        List<Delivery> left = waiting();
        letters.clear();
        return left;
    }
}
