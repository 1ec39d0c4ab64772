package lab.checks.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class DocumentTest {

    private static final String SERVICE = "apiVersion: v1\nkind: Service\nmetadata: {name: ocr-service}\n";

    @Test
    void several_documents_with_marks_and_ends_of_lines_of_another_system_are_objects() {
        var text = "\uFEFF# a comment alone\r\n---\r\n" + SERVICE.replace("\n", "\r\n") + "--- # next\n\uFEFF"
                + "kind: StatefulSet\napiVersion: apps/v1\nmetadata:\n  labels: {name: other}\n  name: ocr\n";

        assertThat(Document.all(text))
                .extracting(Document::key)
                .containsExactly("Service/ocr-service", "StatefulSet/ocr");
    }

    @Test
    void an_object_stays_as_it_was_written() {
        assertThat(Document.all(SERVICE + "# yes, that one\n"))
                .extracting(Document::text)
                .containsExactly(SERVICE + "# yes, that one\n");
    }

    @Test
    void the_items_of_a_list_in_JSON_are_objects() {
        var list = """
                {"apiVersion": "v1", "kind": "List", "items": [
                \t{"apiVersion": "apps/v1", "kind": "DaemonSet", "metadata": {"name": "ocr", "namespace": "letters"}},
                \t{"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "frontend"}, "spec": {"nodeName": "010"}}]}""";

        assertThat(Document.all(list))
                .containsExactly(
                        new Document(
                                "DaemonSet",
                                "ocr",
                                Optional.of("letters"),
                                "{\"apiVersion\":\"apps/v1\",\"kind\":\"DaemonSet\",\"metadata\":{\"name\":\"ocr\",\"namespace\":\"letters\"}}\n"),
                        new Document(
                                "Pod",
                                "frontend",
                                Optional.empty(),
                                "{\"apiVersion\":\"v1\",\"kind\":\"Pod\",\"metadata\":{\"name\":\"frontend\"},\"spec\":{\"nodeName\":\"010\"}}\n"));
    }

    @Test
    void what_is_no_YAML_is_handed_to_kubectl_as_it_was_written() {
        var tab = SERVICE + "spec:\n\tselector: {app: ocr}\n";

        assertThat(Document.all(SERVICE + "---\n" + tab))
                .extracting(Document::text)
                .containsExactly(SERVICE, tab);
        assertThat(Document.all(tab)).extracting(Document::key).containsExactly("Service/ocr-service");
    }

    @Test
    void a_pod_of_any_owner_is_a_workload() {
        assertThat(Document.all(SERVICE.replace("Service", "DaemonSet")).get(0).hasPods())
                .isTrue();
        assertThat(Document.all(SERVICE).get(0).hasPods()).isFalse();
        assertThat(Document.all(SERVICE).get(0).isWorkload()).isTrue();
    }
}
