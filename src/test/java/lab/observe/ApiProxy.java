package lab.observe;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.time.Duration;
import java.time.Instant;
import lab.pipeline.Letter;
import lab.pipeline.LetterService;

/** Asks pods and Services of a namespace by way of the API server, which reaches them on any cluster, and records what came of it. */
final class ApiProxy {

    /** Longer than a letter takes, and shorter than a student's patience. */
    private static final Duration PATIENCE = Letter.WHOLE.multipliedBy(2);

    private final KubernetesClient kubernetes;
    private final Recorder recorder;
    private final String namespace;
    private final Tunnel tunnel;

    ApiProxy(KubernetesClient kubernetes, Recorder recorder, String namespace) {
        this.kubernetes = OneTry.of(kubernetes, PATIENCE);
        this.recorder = recorder;
        this.namespace = namespace;
        this.tunnel = new Tunnel(this.kubernetes, namespace);
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
        var uri = "/api/v1/namespaces/%s/%ss/http:%s/proxy%s"
                .formatted(namespace, kind, rest.substring(0, slash), rest.substring(slash));
        Exchange exchange;
        try {
            var answer = String.valueOf(kubernetes.raw(uri, method, body));
            exchange = new Exchange(role, what, target, ready, 200, answer, "", millisSince(begun));
        } catch (KubernetesClientException failure) {
            var said = failure.getStatus() == null
                    ? failure.getMessage()
                            + (failure.getCause() == null
                                    ? ""
                                    : " " + failure.getCause().getMessage())
                    : String.valueOf(failure.getStatus().getMessage());
            // what the proxy itself could not reach is a 503 of the API server's making
            exchange = failure.getCode() <= 0
                            || said.contains("error trying to reach service")
                            || said.contains("no endpoints available")
                    ? silent(role, what, target, ready, said, millisSince(begun))
                    : new Exchange(role, what, target, ready, failure.getCode(), said, "", millisSince(begun));
        }
        exchange.record(recorder, namespace);
        return exchange;
    }

    private Exchange silent(LetterService role, String what, String target, boolean ready, String said, long ms) {
        var why =
                target.startsWith("pod/") ? tunnel.explained(said, target.substring(4, target.indexOf(':')), ms) : said;
        return new Exchange(role, what, target, ready, 0, "", why, ms);
    }

    private static long millisSince(Instant begun) {
        return Duration.between(begun, Instant.now()).toMillis();
    }
}
