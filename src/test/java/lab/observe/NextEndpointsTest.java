package lab.observe;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Map;
import lab.pipeline.NextUrl;
import org.junit.jupiter.api.Test;

class NextEndpointsTest {

    private static final String SERVICES = """
            {"items": [{"metadata": {"name": "ocr", "namespace": "here"}, "spec": {"clusterIP": "10.43.0.9",
             "ports": [{"name": "metrics", "port": 9100}, {"name": "letters", "port": 80}]}}]}""";
    private static final String LABELS = "\"metadata\": {\"labels\": {\"kubernetes.io/service-name\": \"ocr\"}}";

    @Test
    void a_service_that_leads_nowhere_has_slices_without_lists() throws IOException {
        assertThat(endpoints("{%s, \"ports\": null, \"endpoints\": null}".formatted(LABELS)))
                .isEmpty();
    }

    @Test
    void the_port_is_the_one_that_the_urls_port_leads_to() throws IOException {
        assertThat(endpoints("""
                        {%s, "ports": [{"name": "metrics", "port": 9100}, {"name": "letters", "port": 5001}],
                         "endpoints": [
                          {"addresses": ["10.42.1.7"], "conditions": {"ready": true}, "targetRef": {"name": "ocr-1"}},
                          {"addresses": ["10.42.2.7"], "conditions": {"ready": false}, "targetRef": {"name": "ocr-2"}}]}
                        """.formatted(LABELS))).containsExactly(Map.entry("ocr-1", "10.42.1.7:5001"));
    }

    private static Map<String, String> endpoints(String slice) throws IOException {
        try (var api = new StubApi()) {
            api.answers("/api/v1/namespaces/here/services", 200, SERVICES)
                    .answers(
                            "/apis/discovery.k8s.io/v1/namespaces/here/endpointslices",
                            200,
                            "{\"items\": [%s]}".formatted(slice));
            return new NextEndpoints(api.kubernetes, "here").of(NextUrl.of("http://ocr"), "10.43.0.9");
        }
    }
}
