package lab.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The same forms as the kubelet's: what is referred to must stand before, or be a Service's. */
class EnvironmentTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{name: URL, value: 'http://ocr:5001'}                                                    | http://ocr:5001",
                "{name: H, value: ocr}, {name: URL, value: 'http://$(H):5001'}                            | http://ocr:5001",
                "{name: URL, value: 'http://$(H):5001'}, {name: H, value: ocr}                            | http://$(H):5001",
                "{name: URL, value: 'http://$(SHARED_HOST):5001'}                                         | http://eyes:5001",
                "{name: URL, value: 'http://$(OCR_SERVICE_SERVICE_HOST):$(OCR_SERVICE_SERVICE_PORT)'}     | http://10.43.0.7:9100",
                "{name: URL, value: 'http://$(OCR_SERVICE_SERVICE_HOST):$(OCR_SERVICE_SERVICE_PORT_WEB)'} | http://10.43.0.7:80",
                "{name: URL, value: '$(OCR_SERVICE_PORT)'}                                                | tcp://10.43.0.7:9100",
                "{name: URL, value: 'http://$(HEADLESS_SERVICE_HOST)'}                                    | http://$(HEADLESS_SERVICE_HOST)",
                "{name: URL, value: 'http://$$(H)'}                                                       | http://$(H)",
                "{name: S, valueFrom: {secretKeyRef: {name: s, key: k}}}, {name: URL, value: '$(S):80'}   | ''",
                "{name: URL, value: 'http://$(UNBORN_SERVICE_HOST)'}   | ''",
            })
    void a_value_is_what_the_process_has(String variables, String url) {
        assertThat(environment().of(pod(variables, true))).containsEntry("URL", url);
    }

    @Test
    void who_wants_no_service_links_has_none() {
        assertThat(environment().of(pod("{name: URL, value: '$(OCR_SERVICE_PORT)'}", false)))
                .containsEntry("URL", "$(OCR_SERVICE_PORT)");
    }

    private static Environment environment() {
        var shared = Serialization.unmarshal("""
                apiVersion: v1
                kind: ConfigMap
                metadata: {name: shared}
                data: {HOST: eyes}
                """, ConfigMap.class);
        return Environment.of(
                List.of(shared),
                List.of(
                        service("ocr-service", "10.43.0.7", "{port: 9100}, {name: web, port: 80}"),
                        service("unborn", "", "{port: 5001}"),
                        service("headless", "None", "{port: 5001}")));
    }

    private static Service service(String name, String address, String ports) {
        return Serialization.unmarshal("""
                apiVersion: v1
                kind: Service
                metadata: {name: %s}
                spec: {clusterIP: %s, ports: [%s]}
                """.formatted(name, address, ports), Service.class);
    }

    private static PodSpec pod(String variables, boolean links) {
        return Serialization.unmarshal("""
                enableServiceLinks: %s
                containers:
                - {name: it, envFrom: [{prefix: SHARED_, configMapRef: {name: shared}}], env: [%s]}
                """.formatted(links, variables), PodSpec.class);
    }
}
