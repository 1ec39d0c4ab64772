package letters.http;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClientRequest;

/** A letter asked of one replica of a service that only knows the plain contract: one question, one answer, nothing between. */
final class Single {

    private final NextService next;
    private final Delivery letter;
    private final Watch watch;
    private HttpClientRequest request;
    private boolean over;

    /** Begins to ask. */
    Single(Vertx vertx, NextService next, Delivery letter) {
        this.next = next;
        this.letter = letter;
        // How long it may be silent is up to the letter, whose end is this one's.
        this.watch = new Watch(vertx, next.patience().whole().plusSeconds(1), letter::quiet, () -> {});
        letter.outcome().onComplete(end -> end());
        next.request("application/json")
                .compose(asked -> {
                    request = asked;
                    return asked.putHeader(RequestId.HEADER, letter.requestId())
                            .send(letter.body().toBuffer());
                })
                .compose(response -> response.body().onSuccess(body -> {
                    if (!over) {
                        end();
                        letter.answered(response.statusCode(), body);
                    }
                }))
                .onFailure(this::lost);
    }

    private void lost(Throwable cause) {
        if (!over) {
            end();
            next.forget();
            letter.lost(Fault.explain(next, cause));
        }
    }

    private void end() {
        over = true;
        watch.end();
        if (request != null) {
            // Without effect on an answer that has come in full.
            request.reset();
        }
    }
}
