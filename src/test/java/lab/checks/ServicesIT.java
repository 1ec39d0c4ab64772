package lab.checks;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;

import io.restassured.http.ContentType;
import lab.Lab;
import lab.LabExtension;
import lab.observe.Endpoints;
import lab.observe.Until;
import lab.pipeline.Letter;
import lab.pipeline.LetterService;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Chapter 4, the services: each has its pods behind it, and the page is reached from outside. */
@Order(6)
@ExtendWith({LabExtension.class, Chapters.class})
class ServicesIT {

    @ParameterizedTest
    @EnumSource
    void every_service_has_its_pods_behind_it(LetterService service, Lab lab) {
        lab.until()
                .holds(
                        service.service() + " has endpoints",
                        Until.POD_STARTED.dividedBy(6),
                        () -> assertThat(Endpoints.of(lab.kubernetes(), service))
                                .matches(Endpoints::ready, "with ready addresses"));
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
