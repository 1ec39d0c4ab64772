package lab.preflight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class MistakeTest {

    private static final Path CORRECT = Path.of("src/test/resources/correct/one-file/pipeline.yaml");

    /** What is to be found, the line where, and what is written in place of what in a correct submission; each the first of its kind. */
    static Stream<List<String>> mistakes() {
        var probe = "httpGet: {path: /health/ready, port: 5002}";
        var url = "\"http://translate-service:5002\"";
        var grace = "securityContext:\n        runAsNonRoot";
        return Stream.of(new String[][] {
                    {
                        "selector-not-template",
                        "selector:",
                        "matchLabels: {app: translate}",
                        "matchLabels: {app: translator}"
                    },
                    {"service-selector", "selector: {app: t}", "selector: {app: translate}", "selector: {app: t}"},
                    {
                        "dangling-selector",
                        "selector: {app: database}",
                        "---",
                        "---\napiVersion: v1\nkind: Service\nmetadata: {name: db}\nspec:\n  selector: {app: database}\n"
                                + "  ports: [{port: 5432}]\n---"
                    },
                    {
                        "service-crossed",
                        "selector: {app: ocr}",
                        "selector: {app: translate}",
                        "selector: {app: ocr}",
                        "targetPort: 5002",
                        "targetPort: 5001"
                    },
                    {"latest", "image: translate-app", "app:lab\n          imagePullPolicy: IfNotPresent", "app"},
                    {"latest", ":latest", "app:lab\n          imagePullPolicy: IfNotPresent", "app:latest"},
                    {"always", "Always", "IfNotPresent", "Always"},
                    {"one-replica", "replicas: 1", "replicas: 2", "replicas: 1"},
                    {"no-replicas", "replicas: 0", "replicas: 2", "replicas: 0"},
                    {"one-replica", "spec:", "replicas: 2", "minReadySeconds: 2"},
                    {
                        "spread-counts-dead-node",
                        "topologySpread",
                        "ScheduleAnyway",
                        "DoNotSchedule",
                        "replicas: 2",
                        "replicas: 3"
                    },
                    {
                        "anti-affinity-no-room",
                        "podAntiAffinity",
                        grace,
                        "affinity:\n        podAntiAffinity:\n          requiredDuringSchedulingIgnoredDuringExecution:\n"
                                + "            - {topologyKey: kubernetes.io/hostname, labelSelector: {matchLabels: {app: translate}}}\n      "
                                + grace,
                        "replicas: 2",
                        "replicas: 3"
                    },
                    {
                        "tolerates-forever",
                        "tolerations",
                        grace,
                        "tolerations: [{key: node.kubernetes.io/unreachable, operator: Exists}]\n      " + grace
                    },
                    {"tolerates-forever", "tolerations", grace, "tolerations: [{operator: Exists}]\n      " + grace},
                    {
                        "grace-period",
                        "terminationGracePeriodSeconds",
                        grace,
                        "terminationGracePeriodSeconds: 0\n      " + grace
                    },
                    {
                        "no-readiness",
                        "- name: translate",
                        "readinessProbe:\n            " + probe + "\n            periodSeconds: 1",
                        "tty: false"
                    },
                    {"probe-port", "port: 5003", "ready, port: 5002", "ready, port: 5003"},
                    {"probe-port", "port: http", "ready, port: 5002", "ready, port: http"},
                    {"target-port-unknown", "targetPort: 5003", "targetPort: 5002", "targetPort: 5003"},
                    {"target-port", "targetPort: web", "targetPort: 5002", "targetPort: web"},
                    {
                        "next-url-missing", "env: # ocr",
                        "TRANSLATE_SERVICE_URL", "TRANSLATE_URL",
                        "env:\n            - {name: PORT, value: \"5001\"}",
                                "env: # ocr\n            - {name: PORT, value: \"5001\"}"
                    },
                    {"next-url-malformed", "\"translate-service:5002\"", url, "\"translate-service:5002\""},
                    {"next-url-name", "translation-service", url, "\"http://translation-service:5002\""},
                    {"next-url-port", "service:5001", url, "\"http://translate-service:5001\""},
                    {"not-from-outside", "type: ClusterIP", "type: NodePort", "type: ClusterIP", ", nodePort: 30080", ""
                    },
                    {"node-port", "nodePort: 80", "nodePort: 30080", "nodePort: 80"},
                    {"quantity", "memory: 1000}", "96Mi", "1000"},
                    {"quantity", "cpu: 2000,", "50m", "2000"},
                    {"quantity", "memory: 96MB}", "96Mi", "96MB"},
                    {"request-above-limit", "memory: 256Mi", "96Mi", "256Mi"},
                })
                .map(Arrays::asList);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("mistakes")
    void a_mistake_is_found_in_its_line(List<String> mistake) throws IOException {
        var yaml = Files.readString(CORRECT);
        for (var i = 2; i < mistake.size(); i += 2) {
            assertThat(yaml).contains(mistake.get(i));
            var at = yaml.indexOf(mistake.get(i));
            yaml = yaml.substring(0, at)
                    + mistake.get(i + 1)
                    + yaml.substring(at + mistake.get(i).length());
        }

        var warnings = Preflight.warnings(YamlFiles.parse(yaml, "x.yaml"));

        assertThat(warnings)
                .extracting(Warning::id, warning -> warning.at().line())
                .containsExactly(tuple(mistake.get(0), line(yaml, mistake.get(1))));
        assertThat(warnings.get(0).text(Locale.ENGLISH))
                .doesNotContain("null", "%")
                .matches("\\p{ASCII}+");
        assertThat(warnings.get(0).text(Locale.KOREAN))
                .containsPattern("\\p{IsHangul}")
                .doesNotContain("null", "%");
    }

    static int line(String yaml, String text) {
        return (int) yaml.substring(0, yaml.indexOf(text)).lines().count()
                + (yaml.charAt(yaml.indexOf(text) - 1) == '\n' ? 1 : 0);
    }
}
