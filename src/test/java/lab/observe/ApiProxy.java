package lab.observe;

import static java.util.concurrent.TimeUnit.MILLISECONDS;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.http.HttpClient;
import io.fabric8.kubernetes.client.http.HttpResponse;
import io.fabric8.kubernetes.client.utils.Serialization;
import io.fabric8.kubernetes.client.utils.URLUtils;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import lab.cluster.OneTry;
import lab.pipeline.Letter;
import lab.pipeline.LetterService;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Asks pods and Services of a namespace by way of the API server, which reaches them on any cluster, and records what came of it. */
final class ApiProxy {

    /** Longer than a letter takes, and shorter than a student's patience. */
    private static final Duration LETTER = Letter.WHOLE.multipliedBy(2);
    /** Longer than a program that does one thing at a time is busy with a letter. */
    private static final Duration PAGE = Letter.WHOLE.plus(Letter.SLACK);

    /** A browser goes on for twenty; a page of this lab needs one. */
    private static final int REDIRECTS = 5;

    private final HttpClient http;
    private final String api;
    private final Recorder recorder;
    private final String namespace;
    private final Tunnel tunnel;

    ApiProxy(KubernetesClient kubernetes, Recorder recorder, String namespace) {
        var client = OneTry.of(kubernetes, PAGE);
        this.http = client.getHttpClient();
        this.api = client.getMasterUrl().toString();
        this.recorder = recorder;
        this.namespace = namespace;
        this.tunnel = new Tunnel(client, namespace);
    }

    /**
     * Asks once, and waits.
     *
     * @param target as {@link Exchange} has it
     * @param ready whether it is Ready, if it is a pod
     * @param body sent as JSON; null for nothing
     */
    Exchange ask(LetterService role, String what, String target, boolean ready, String method, Object body) {
        var begun = Instant.now();
        var kind = target.substring(0, target.indexOf('/'));
        var rest = target.substring(kind.length() + 1);
        var slash = rest.indexOf('/');
        var proxy = URLUtils.pathJoin(
                api, "/api/v1/namespaces/%s/%ss/http:%s/proxy".formatted(namespace, kind, rest.substring(0, slash)));
        var asked = new Exchange(role, what, target, ready, 0, "", "", 0);
        Exchange exchange;
        try {
            var answer = answered(
                    URI.create(proxy),
                    URI.create(proxy + rest.substring(slash)),
                    method,
                    body == null ? null : Serialization.asJson(body),
                    REDIRECTS);
            var said = Body.read(answer.body(), patience(method));
            var ms = Exchange.millisSince(begun);
            exchange = answer.isSuccessful() ? asked.with(200, said, "", ms) : refused(asked, answer, said, ms);
        } catch (CompletionException broken) {
            exchange = silent(asked, String.valueOf(broken.getCause().getMessage()), Exchange.millisSince(begun));
        } catch (IOException broken) {
            exchange = silent(asked, String.valueOf(broken.getMessage()), Exchange.millisSince(begun));
        }
        exchange.record(recorder, namespace);
        return exchange;
    }

    /** The last answer of a program that redirects, as far as it stays its own: nobody is led elsewhere with this user's rights. */
    private HttpResponse<InputStream> answered(URI own, URI there, String method, String json, int redirects)
            throws IOException {
        var request = http.newHttpRequestBuilder()
                .uri(there.toString())
                .method(method, "application/json", json)
                .timeout(patience(method).toMillis(), MILLISECONDS)
                .build();
        var answer = http.sendAsync(request, InputStream.class).join();
        var next = answer.code() / 100 == 3 ? next(own, there, answer) : Optional.<URI>empty();
        if (next.isEmpty() || redirects == 0) {
            return answer;
        }
        answer.body().close();
        return answered(own, next.get(), "GET", null, redirects - 1);
    }

    private static Optional<URI> next(URI own, URI there, HttpResponse<?> answer) {
        try {
            return answer.headers("Location").stream()
                    .findFirst()
                    .map(there::resolve)
                    .map(URI::normalize)
                    .filter(next -> next.toString().startsWith(own + "/"));
        } catch (IllegalArgumentException none) {
            return Optional.empty();
        }
    }

    private Exchange refused(Exchange asked, HttpResponse<?> answer, String body, long ms) {
        var said = said(answer, body.strip());
        // what the proxy itself could not reach is a 503 of the API server's making
        return said.contains("error trying to reach service") || said.contains("no endpoints available")
                ? silent(asked, said, ms)
                : asked.with(answer.code(), said, "", ms);
    }

    /** The API server's words, or what the program itself answered; a page for people says less than what the status means. */
    private static String said(HttpResponse<?> answer, String body) {
        if (body.isEmpty() || body.startsWith("<")) {
            return answer.message();
        }
        try {
            var json = JsonMapper.shared().readTree(body);
            return json.path("kind").asString("").equals("Status")
                    ? json.path("message").asString(body)
                    : body;
        } catch (JacksonException another) {
            return body;
        }
    }

    private static Duration patience(String method) {
        return method.equals("GET") ? PAGE : LETTER;
    }

    private Exchange silent(Exchange asked, String said, long ms) {
        var target = asked.target();
        var why =
                target.startsWith("pod/") ? tunnel.explained(said, target.substring(4, target.indexOf(':')), ms) : said;
        return asked.with(0, "", why, ms);
    }
}
