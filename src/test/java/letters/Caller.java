package letters;

import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/** Calls a service as a browser or another service would. */
public final class Caller {

    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private Caller() {}

    public static HttpResponse<String> get(URI url, String... headers) {
        return send("GET", url, "", headers);
    }

    public static HttpResponse<String> post(URI url, String body, String... headers) {
        return send("POST", url, body, headers);
    }

    public static HttpResponse<String> postJson(URI url, String body) {
        return post(url, body, "Content-Type", "application/json");
    }

    public static CompletableFuture<HttpResponse<String>> later(
            String method, URI url, String body, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(url)
                .timeout(Duration.ofSeconds(10))
                .method(method, BodyPublishers.ofString(body));
        return HTTP.sendAsync(
                headers.length == 0 ? request.build() : request.headers(headers).build(), BodyHandlers.ofString());
    }

    public static HttpResponse<String> send(String method, URI url, String body, String... headers) {
        return later(method, url, body, headers).join();
    }

    public static JsonObject json(HttpResponse<String> response) {
        return new JsonObject(response.body());
    }
}
