package letters.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import io.vertx.core.streams.WriteStream;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class OutboxTest {

    private static final Stage READING = new Stage("ocr", 5000, "ocr-1", "m02");

    private final List<String> written = new ArrayList<>();

    @Test
    void lines_of_one_turn_are_written_at_once_in_their_order_and_progress_of_a_stage_in_one() {
        Vertx vertx = Vertx.vertx();
        Future.<Void>future(turn -> vertx.runOnContext(go -> {
                    Outbox outbox = new Outbox(vertx, new Written());
                    outbox.add(READING, 1, 4990);
                    outbox.add(READING, 2, 4980);
                    outbox.add(JsonObject.of("letter", 1, "text", "Hello"));
                    outbox.add(READING, 2, 5000);
                    vertx.runOnContext(next -> turn.complete());
                }))
                .await();
        vertx.close().await();

        String stage = "{\"stage\":\"ocr\",\"expected_ms\":5000,\"pod\":\"ocr-1\",\"node\":\"m02\",";
        assertThat(written)
                .containsExactly(stage + "\"letters\":[1,2],\"elapsed_ms\":[4990,4980]}\n"
                        + "{\"letter\":1,\"text\":\"Hello\"}\n"
                        + stage + "\"letters\":[2],\"elapsed_ms\":[5000]}\n");
    }

    private final class Written implements WriteStream<Buffer> {

        @Override
        public Future<Void> write(Buffer lines) {
            written.add(lines.toString());
            return Future.succeededFuture();
        }

        @Override
        public Future<Void> end() {
            return Future.succeededFuture();
        }

        @Override
        public boolean writeQueueFull() {
            return false;
        }

        @Override
        public Written exceptionHandler(Handler<Throwable> handler) {
            return this;
        }

        @Override
        public Written setWriteQueueMaxSize(int size) {
            return this;
        }

        @Override
        public Written drainHandler(Handler<Void> handler) {
            return this;
        }
    }
}
