package lab.observe;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import tools.jackson.core.JacksonException;

@Order(Integer.MAX_VALUE)
@Timeout(20)
class TrafficProbeTest {

    private static final String FRONTEND = "{\"stage\":\"frontend\",\"pod\":\"frontend-a\",\"node\":\"m02\"}";
    private static final String OCR = "{\"stage\":\"ocr\",\"pod\":\"ocr-a\",\"node\":\"m03\",\"unknown\":[1]}";
    private static final String OUTCOME =
            "{\"translated_text\":\"안녕하세요.\",\"retries\":1,\"frontend\":\"frontend-a@m02\"}";
    private static final String PROBLEM =
            "{\"problem\":{\"title\":\"Bad Gateway\",\"status\":502,\"detail\":\"refused\"}}";

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final CountDownLatch end = new CountDownLatch(1);
    private final AtomicInteger asked = new AtomicInteger();
    private final Queue<String> ids = new ConcurrentLinkedQueue<>();
    private HttpServer frontend;

    private interface Answer {
        void to(HttpExchange exchange) throws IOException, InterruptedException;
    }

    @BeforeEach
    void listen() throws IOException {
        frontend = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        frontend.setExecutor(threads);
        frontend.start();
    }

    @AfterEach
    void stop() {
        end.countDown();
        frontend.stop(0);
        threads.shutdownNow();
    }

    @Test
    void an_answered_letter_names_its_pods_and_retries() throws InterruptedException {
        var sample = sampleOf(says(FRONTEND, OCR, OCR, OUTCOME));

        assertThat(sample).matches(letter -> !letter.lost() && !letter.answeredTwice(), "answered once");
        assertThat(sample.text()).isEqualTo("안녕하세요.");
        assertThat(sample.frontends()).containsExactly("frontend-a@m02");
        assertThat(sample.workers()).containsExactly("ocr-a@m03");
        assertThat(sample.retries()).isEqualTo(1);
        assertThat(sample.askedAgain()).isZero();
        assertThat(sample.took()).isBetween(Duration.ZERO, Attempt.SILENCE);
    }

    @Test
    void a_silent_frontend_is_left_and_the_same_letter_asked_for_again() throws InterruptedException {
        var sample = sampleOf(exchange -> {
            if (asked.get() == 1) {
                part(FRONTEND).to(exchange);
                end.await();
            }
            says(FRONTEND, OUTCOME).to(exchange);
        });

        assertThat(sample.lost()).isFalse();
        assertThat(sample.deadFrontends()).containsExactly("frontend-a@m02 silent for 1500 ms");
        assertThat(sample.took()).isGreaterThan(Attempt.SILENCE);
        assertThat(ids).containsExactly(sample.id(), sample.id());
    }

    @Test
    void a_frontend_that_breaks_off_is_not_asked_behind_the_probes_back() throws InterruptedException {
        var sample = sampleOf(exchange -> {
            if (asked.get() == 1) {
                exchange.close();
            } else {
                says(FRONTEND, OUTCOME).to(exchange);
            }
        });

        assertThat(sample.lost()).isFalse();
        assertThat(sample.askedAgain()).isEqualTo(1);
        assertThat(ids).hasSize(2);
    }

    @Test
    void an_end_without_an_outcome_is_asked_again() throws InterruptedException {
        var sample = sampleOf(exchange -> (asked.get() == 1 ? says(FRONTEND) : says(FRONTEND, OUTCOME)).to(exchange));

        assertThat(sample.deadFrontends()).containsExactly("frontend-a@m02 ended without an outcome");
        assertThat(sample.lost()).isFalse();
    }

    @Test
    void a_second_outcome_is_noticed() throws InterruptedException {
        assertThat(sampleOf(says(FRONTEND, OUTCOME, OUTCOME))).matches(Sample::answeredTwice, "answered twice");
    }

    @Test
    void a_problem_is_a_lost_letter() throws InterruptedException {
        var sample = sampleOf(says(FRONTEND, PROBLEM));

        assertThat(sample.lost()).isTrue();
        assertThat(sample.problem()).isEqualTo("Bad Gateway refused");
        assertThat(sample.askedAgain()).isZero();
    }

    @Test
    void an_answer_that_does_not_stream_is_a_lost_letter() throws InterruptedException {
        var sample = sampleOf(exchange -> {
            exchange.sendResponseHeaders(503, -1);
            exchange.close();
        });

        assertThat(sample.problem()).startsWith("answered 503");
    }

    @Test
    void a_line_that_is_no_json_is_not_passed_over() {
        assertThatThrownBy(() -> sampleOf(says("nonsense"))).hasCauseInstanceOf(JacksonException.class);
    }

    @Test
    void slow_answers_do_not_hold_up_the_next_letters() throws InterruptedException {
        serve(exchange -> {
            part(FRONTEND).to(exchange);
            await().until(() -> asked.get() >= 3);
            exchange.getResponseBody().write((OUTCOME + "\n").getBytes(UTF_8));
            exchange.close();
        });

        assertThat(traffic(10, 3).lost()).isEmpty();
    }

    private Sample sampleOf(Answer answer) throws InterruptedException {
        serve(answer);
        var samples = traffic(1, 1).samples();
        assertThat(samples).hasSize(1);
        return samples.get(0);
    }

    private Traffic traffic(int lettersASecond, int letters) throws InterruptedException {
        var base = URI.create("http://localhost:" + frontend.getAddress().getPort());
        try (var probe = TrafficProbe.start(base, lettersASecond, sample -> {})) {
            await().until(() -> asked.get() >= letters);
            return probe.stop();
        }
    }

    private void serve(Answer answer) {
        frontend.createContext("/translate", exchange -> {
            ids.add(exchange.getRequestHeaders().getFirst("X-Request-Id"));
            asked.incrementAndGet();
            try {
                answer.to(exchange);
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
            }
        });
    }

    private static Answer says(String... lines) {
        return exchange -> {
            part(lines).to(exchange);
            exchange.close();
        };
    }

    private static Answer part(String... lines) {
        return exchange -> {
            exchange.getResponseHeaders().add("Content-Type", "application/x-ndjson");
            exchange.sendResponseHeaders(200, 0);
            exchange.getResponseBody().write((String.join("\n", lines) + "\n").getBytes(UTF_8));
            exchange.getResponseBody().flush();
        };
    }
}
