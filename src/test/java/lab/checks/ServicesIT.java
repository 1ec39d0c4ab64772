package lab.checks;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;

import io.fabric8.kubernetes.api.model.discovery.v1.EndpointSlice;
import io.restassured.http.ContentType;
import lab.Act;
import lab.Lab;
import lab.observe.Recording;
import lab.pipeline.Letter;
import lab.pipeline.LetterService;
import lab.pipeline.Manifests;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Chapter 4, the services: each has its pods behind it, and the page is reached from outside. */
@Order(6)
@Chapter(Act.DEPLOY)
class ServicesIT {

    @ParameterizedTest
    @EnumSource
    void every_service_has_its_pods_behind_it(LetterService service, Recording recording) {
        var part = recording.pipeline(Manifests.NAMESPACE).part(service);
        var behind = recording.objects(EndpointSlice.class).stream()
                .filter(slice -> part.serviceName()
                        .equals(slice.getMetadata().getLabels().get("kubernetes.io/service-name")))
                .flatMap(slice -> slice.getEndpoints().stream())
                .filter(endpoint -> Boolean.TRUE.equals(endpoint.getConditions().getReady()))
                .map(endpoint -> endpoint.getTargetRef().getName());

        assertThat(behind)
                .as("pods that get the traffic of %s", part.serviceName())
                .containsExactlyInAnyOrderElementsOf(Spread.of(recording, service).pods().stream()
                        .map(pod -> pod.getMetadata().getName())
                        .toList());
    }

    @Test
    void the_frontend_shows_a_page_with_the_button(Lab lab) {
        given().baseUri(lab.cluster().nodePort().toString())
                .get("/")
                .then()
                .statusCode(200)
                .contentType(ContentType.HTML)
                .body(containsString(Letter.BUTTON));
    }
}
