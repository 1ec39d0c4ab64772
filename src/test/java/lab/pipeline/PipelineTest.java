package lab.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Names are the lab's habit: who is who shows in what they do. */
class PipelineTest {

    private static final String SHARED = "urls";

    @Test
    void the_labs_own_names_are_known() {
        assertThat(pipeline(deployment("translate", ""), deployment("frontend", ""), deployment("ocr", "")))
                .containsExactly("frontend/-", "ocr/-", "translate/-");
    }

    @Test
    void each_is_known_by_whom_it_calls_and_the_last_by_being_called() {
        assertThat(pipeline(
                        deployment("cache", ""),
                        deployment("a", env("TRANSLATE_SERVICE_URL", "http://korean:5002/translate")),
                        deployment("b", ""),
                        deployment("c", env("OCR_SERVICE_URL", "http://eyes/ocr")),
                        service("korean", "b"),
                        service("eyes", "a"),
                        service("letters", "c")))
                .containsExactly("c/letters", "a/eyes", "b/korean");
    }

    @Test
    void variables_that_all_have_tell_nothing() {
        assertThat(pipeline(
                        urls(),
                        deployment("a-reader", shared()),
                        deployment("b-korean", shared()),
                        deployment("my-frontend", shared()),
                        service("eyes", "a-reader"),
                        service("korean", "b-korean"),
                        service("letters", "my-frontend")))
                .containsExactly("my-frontend/letters", "a-reader/eyes", "b-korean/korean");
    }

    @Test
    void one_image_for_all_is_known_by_what_it_is_started_as_but_not_by_a_url_among_its_arguments() {
        assertThat(pipeline(
                        deployment("a", ", args: [\"--next=http://ocr:5001\", frontend]"),
                        deployment("b", ", args: [ocr]"),
                        deployment("c", ", command: [python, translate.py]")))
                .containsExactly("a/-", "b/-", "c/-");
    }

    @Test
    void a_caller_that_nobody_calls_begins_where_no_name_tells() {
        assertThat(pipeline(
                        urls(),
                        deployment("drei", shared()),
                        deployment("eins", shared()),
                        deployment("zwei", shared()),
                        service("korean", "drei"),
                        service("eyes", "zwei"),
                        service("letters", "eins")))
                .containsExactly("eins/letters", "zwei/eyes", "drei/korean");
    }

    @Test
    void the_page_is_where_a_browser_reaches_it() {
        var outside = service("outside", "frontend");
        outside.getSpec().setType("NodePort");

        assertThat(pipeline(deployment("frontend", ""), service("frontend-service", "frontend"), outside)
                        .get(0))
                .isEqualTo("frontend/outside");
    }

    private static List<String> pipeline(HasMetadata... objects) {
        var pipeline = Pipeline.among("default", List.of(objects));
        return pipeline.parts().stream()
                .map(part -> part.name() + "/" + (part.service() == null ? "-" : part.serviceName()))
                .toList();
    }

    private static <T> List<T> of(Class<T> kind, HasMetadata... objects) {
        return Stream.of(objects).filter(kind::isInstance).map(kind::cast).toList();
    }

    private static Deployment deployment(String name, String environment) {
        return Serialization.unmarshal("""
                apiVersion: apps/v1
                kind: Deployment
                metadata: {name: %1$s, namespace: default}
                spec:
                  selector: {matchLabels: {is: %1$s}}
                  template:
                    metadata: {labels: {is: %1$s}}
                    spec: {containers: [{name: it, image: "it:1"%2$s}]}
                """.formatted(name, environment), Deployment.class);
    }

    private static String env(String variable, String value) {
        return ", env: [{name: %s, value: \"%s\"}]".formatted(variable, value);
    }

    private static String shared() {
        return ", envFrom: [{configMapRef: {name: %s}}]".formatted(SHARED);
    }

    private static ConfigMap urls() {
        return Serialization.unmarshal("""
                apiVersion: v1
                kind: ConfigMap
                metadata: {name: %s}
                data: {OCR_SERVICE_URL: "http://eyes/ocr", TRANSLATE_SERVICE_URL: "http://korean/translate"}
                """.formatted(SHARED), ConfigMap.class);
    }

    private static Service service(String name, String of) {
        return Serialization.unmarshal("""
                apiVersion: v1
                kind: Service
                metadata: {name: %s}
                spec: {selector: {is: %s}, ports: [{port: 80}]}
                """.formatted(name, of), Service.class);
    }
}
