package lab.observe;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class TrafficTest {

    private static final Instant SENT = Instant.parse("2026-01-01T00:00:00Z");

    private final List<Sample> hundred = IntStream.rangeClosed(1, 100)
            .mapToObj(second -> after(second, "text", SENT))
            .toList();

    @Test
    void the_percentiles_are_times_that_letters_took() {
        var traffic = new Traffic(hundred);

        assertThat(traffic.within(0.5)).isEqualTo(Duration.ofSeconds(50));
        assertThat(traffic.within(0.99)).isEqualTo(Duration.ofSeconds(99));
        assertThat(traffic.slowest()).isEqualTo(Duration.ofSeconds(100));
    }

    @Test
    void a_part_of_it_is_chosen_by_when_the_letters_were_sent() {
        var early = hundred.get(0);
        var late = after(8, "text", SENT.plusSeconds(1));

        assertThat(new Traffic(List.of(early, late))
                        .sentBetween(SENT, SENT.plusSeconds(1))
                        .samples())
                .containsExactly(early);
        assertThat(new Traffic(List.of(early, late))
                        .sentBetween(SENT.plusSeconds(1), SENT.plusSeconds(2))
                        .samples())
                .containsExactly(late);
    }

    @Test
    void no_traffic_has_no_slowest_letter() {
        assertThat(new Traffic(List.of()).slowest()).isZero();
    }

    @Test
    void the_message_counts_all_and_shows_the_bad_ones() {
        var bad = Stream.of(
                after(30, "", List.of(), 0), after(8, "text", List.of(), 2), after(10, "text", List.of("refused"), 1));
        var traffic = new Traffic(Stream.concat(hundred.stream(), bad).toList());

        assertThat(traffic.toString())
                .startsWith("103 letters, 1 lost, 1 answered twice; p50 49.00 s, p99 99.00 s, max 100.00 s")
                .contains(
                        "3 retries; 1 met a dead frontend",
                        "lost after 30.00 s by [frontend-a@m02], [ocr-a@m03], retries 1 [silent]",
                        "asked again: refused",
                        "2 outcomes")
                .hasLineCount(4);
    }

    private static Sample after(int seconds, String text, Instant sent) {
        return new Sample(
                "probe",
                sent,
                sent.plusSeconds(seconds),
                List.of("frontend-a@m02"),
                List.of("ocr-a@m03"),
                0,
                List.of(),
                text,
                "",
                List.of(),
                1);
    }

    private static Sample after(int seconds, String text, List<String> deadFrontends, int outcomes) {
        return new Sample(
                "probe",
                SENT,
                SENT.plusSeconds(seconds),
                List.of("frontend-a@m02"),
                List.of("ocr-a@m03"),
                1,
                List.of("silent"),
                text,
                text.isEmpty() ? "refused" : "",
                deadFrontends,
                outcomes);
    }
}
