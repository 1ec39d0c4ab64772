package lab.preflight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PreflightTest {

    private static final Path CORRECT = Path.of("src/test/resources/correct/one-file/pipeline.yaml");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "manifests/base/pipeline",
                "src/test/resources/correct/one-file",
                "src/test/resources/correct/other-names",
                "src/test/resources/correct/match-expressions",
                "src/test/resources/correct/env-expansion",
                "src/test/resources/correct/env-service-links",
                "src/test/resources/correct/metrics-port-first",
                "src/test/resources/correct/headless-pod-port",
                "src/test/resources/correct/hpa"
            })
    void a_correct_submission_is_not_warned_of(String folder) {
        assertThat(Preflight.warnings(YamlFiles.read(Path.of(folder)))).isEmpty();
    }

    @Test
    void a_headless_service_maps_no_port() {
        assertThat(Preflight.warnings(
                        YamlFiles.read(Path.of("src/test/resources/broken/next-url-port.headless-remapped"))))
                .extracting(Warning::id)
                .containsExactly("next-url-port");
    }

    @Test
    void nothing_is_wrong_with_nothing() {
        assertThat(Preflight.warnings(List.of())).isEmpty();
    }

    @Test
    void of_a_service_that_is_missing_the_caller_is_told() throws IOException {
        var yaml = Files.readString(CORRECT);
        var without = Stream.of(yaml.split("---\n"))
                .filter(document -> !document.contains("name: ocr-service"))
                .reduce((one, other) -> one + "---\n" + other)
                .orElseThrow();

        assertThat(Preflight.warnings(YamlFiles.parse(without, "x.yaml")))
                .extracting(Warning::id, warning -> warning.at().line())
                .containsExactly(tuple("service-missing", MistakeTest.line(without, "http://ocr-service")));
    }

    @Test
    void all_that_is_wrong_is_told_in_the_order_of_lines() throws IOException {
        var yaml =
                Files.readString(CORRECT).replace("replicas: 2", "replicas: 1").replace("IfNotPresent", "Always");

        assertThat(Preflight.warnings(YamlFiles.parse(yaml, "x.yaml")))
                .extracting(Warning::id)
                .containsExactly("one-replica", "always", "one-replica", "always", "one-replica", "always");
    }

    /** Whatever somebody leaves out or writes for it. */
    @ParameterizedTest
    @ValueSource(strings = {"", "null", "[]", "{}", "[null]", "x", "0", "{a: b}", "[{}]"})
    void no_mistake_breaks_what_looks_for_it(String instead) throws IOException {
        var lines = Files.readAllLines(CORRECT);
        for (var i = 0; i < lines.size(); i++) {
            var changed = new ArrayList<>(lines);
            changed.set(i, instead.isEmpty() ? "" : lines.get(i).replaceFirst(":.*", ": " + instead));
            try {
                var manifests = YamlFiles.parse(String.join("\n", changed), "x.yaml");
                assertThat(Guard.refusals(manifests)).extracting(Refusal::at).doesNotContainNull();
                assertThat(Preflight.warnings(manifests))
                        .extracting(Warning::at)
                        .doesNotContainNull();
            } catch (Unreadable said) {
                assertThat(said).hasMessageStartingWith("x.yaml, line ");
            }
        }
    }
}
