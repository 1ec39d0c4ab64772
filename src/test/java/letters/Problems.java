package letters;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.net.http.HttpResponse;
import org.assertj.core.api.AbstractStringAssert;

/** What is true of every problem a worker answers with. */
public final class Problems {

    private Problems() {}

    /** Checks status and form, and hands on the detail. */
    public static AbstractStringAssert<?> assertProblem(HttpResponse<String> response, int status) {
        assertThat(response.statusCode()).as("status of %s", response.body()).isEqualTo(status);
        assertThat(response.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        JsonObject problem = Caller.json(response);
        assertThat(problem.fieldNames()).containsExactly("type", "title", "status", "detail");
        assertThat(problem.getInteger("status")).isEqualTo(status);
        return assertThat(problem.getString("detail")).doesNotContain("Exception", "\tat ");
    }
}
