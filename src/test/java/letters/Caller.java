package letters;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.assertj.core.api.AbstractStringAssert;

/** Calls a service as a browser or a program would. */
public final class Caller {

    public static final String KOREAN = "자녀로부터 온 편지입니다. 안녕하세요.";
    public static final String LETTER = "{\"text\": \"Hello\"}";
    public static final String[] JSON = {"Content-Type", "application/json", "Accept", "application/json"};

    private static final String[] IN_LINES = {"Content-Type", "application/json", "Accept", "application/x-ndjson"};
    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private Caller() {}

    public static HttpResponse<String> get(URI url, String... headers) {
        return send("GET", url, "", headers);
    }

    public static HttpResponse<String> post(URI url, String body, String... headers) {
        return send("POST", url, body, headers);
    }

    public static HttpResponse<String> send(String method, URI url, String body, String... headers) {
        return later(method, url, body, headers).join();
    }

    /** The lines that come back of a letter. */
    public static List<JsonObject> lines(URI url, String body) {
        HttpResponse<String> answer = post(url, body, IN_LINES);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/x-ndjson");
        return answer.body().lines().map(JsonObject::new).toList();
    }

    public static CompletableFuture<HttpResponse<String>> later(String method, URI url, String body, String... more) {
        HttpRequest.Builder request = HttpRequest.newBuilder(url).method(method, BodyPublishers.ofString(body));
        HttpRequest built = (more.length == 0 ? request : request.headers(more)).build();
        return HTTP.sendAsync(built, BodyHandlers.ofString()).orTimeout(30, TimeUnit.SECONDS);
    }

    /** Checks what is true of every problem a program is answered with, and hands on the detail. */
    public static AbstractStringAssert<?> assertProblem(HttpResponse<String> response, int status) {
        assertThat(response.statusCode()).as("status of %s", response.body()).isEqualTo(status);
        assertThat(response.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        JsonObject problem = new JsonObject(response.body());
        assertThat(problem.fieldNames()).containsExactly("type", "title", "status", "detail");
        assertThat(problem.getInteger("status")).isEqualTo(status);
        return assertThat(problem.getString("detail")).doesNotContain("Exception", "\tat ");
    }
}
