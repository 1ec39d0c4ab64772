package letters.frontend;

import io.vertx.core.Handler;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.RoutingContext;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** A file that lies beside this class, read once and served from memory. */
final class Asset implements Handler<RoutingContext> {

    private final Buffer content;
    private final String type;

    Asset(String name, String type) {
        this.content = Buffer.buffer(read(name));
        this.type = type + ";charset=utf-8";
    }

    static String read(String name) {
        try (InputStream file = Asset.class.getResourceAsStream(name)) {
            if (file == null) {
                throw new FileNotFoundException(name);
            }
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    @Override
    public void handle(RoutingContext ctx) {
        ctx.response()
                .putHeader("Content-Type", type)
                .putHeader("Cache-Control", "max-age=60")
                .end(content);
    }
}
