package lab.checks;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.hamcrest.Matchers.containsString;

import io.fabric8.kubernetes.client.LocalPortForward;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import lab.Lab;
import lab.LabExtension;
import lab.observe.Endpoints;
import lab.observe.Until;
import lab.pipeline.Letter;
import lab.pipeline.LetterService;
import lab.pipeline.Manifests;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Chapter 4, the services: each has its pods behind it and answers as the contract says. */
@Order(6)
@ExtendWith({LabExtension.class, Chapters.class})
class ServicesIT {

    @ParameterizedTest
    @EnumSource
    void every_service_has_its_pods_behind_it(LetterService service, Lab lab) {
        lab.until().holds(service.service() + " has endpoints", Until.POD_STARTED.dividedBy(6),
            () -> assertThat(Endpoints.of(lab.kubernetes(), service)).matches(Endpoints::ready, "with ready addresses"));
    }

    @Test
    void the_frontend_shows_a_page_with_the_button(Lab lab) {
        given().baseUri(lab.cluster().nodePort().toString())
            .get("/").then().statusCode(200).contentType(ContentType.HTML).body(containsString(Letter.BUTTON));
    }

    @Test
    @Execution(ExecutionMode.CONCURRENT)
    void translate_waits_3_s_and_answers_the_korean_sentence(Lab lab) throws IOException {
        answers(lab, LetterService.TRANSLATE, "/translate", Map.of("text", Letter.ORIGINAL), Letter.TRANSLATING);
    }

    @Test
    @Execution(ExecutionMode.CONCURRENT)
    void ocr_waits_5_s_and_answers_what_translate_answered(Lab lab) throws IOException {
        answers(lab, LetterService.OCR, "/ocr", Map.of(), Letter.WHOLE);
    }

    private static void answers(Lab lab, LetterService service, String path, Map<String, String> body, Duration expected) throws IOException {
        assumeThat(Endpoints.of(lab.kubernetes(), service)).as("%s has endpoints; if not, that is another check's finding", service.service()).matches(Endpoints::ready);
        try (var forwarded = forward(lab, service)) {
            var response = given().baseUri("http://localhost:" + forwarded.getLocalPort()).contentType(ContentType.JSON).body(body).post(path);
            response.then().statusCode(200).contentType(ContentType.JSON).body("translated_text", containsString(Letter.TRANSLATED));
            took(service, response, expected);
        }
    }

    /** Twice the slack: the pods have only just become Ready, and where kube-proxy does not know one yet, the letter is asked again 0.6 s later. */
    private static void took(LetterService service, Response response, Duration expected) {
        assertThat(Duration.ofMillis(response.getTimeIn(TimeUnit.MILLISECONDS)))
            .as("%s should answer after %d s: the contract fixes how long it works", service.service(), expected.toSeconds())
            .isBetween(expected, expected.plus(Letter.SLACK.multipliedBy(2)));
    }

    private static LocalPortForward forward(Lab lab, LetterService service) {
        return lab.kubernetes().services().inNamespace(Manifests.NAMESPACE).withName(service.service()).portForward(service.port());
    }
}
