package lab.checks;

import io.fabric8.kubernetes.api.model.discovery.v1.EndpointSlice;
import lab.Act;
import lab.grade.Points;
import lab.grade.Unmet;
import lab.observe.Recording;
import lab.pipeline.LetterService;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Chapter 4, the services: each has its pods behind it, and the page is reached from outside. */
@Order(6)
@Chapter(Act.DEPLOY)
class ServicesIT {

    @ParameterizedTest
    @Points(6)
    @EnumSource
    void every_service_has_its_pods_behind_it(LetterService service, Recording recording) {
        var part = recording.pipeline().part(service);
        var behind = recording.objects(EndpointSlice.class).stream()
                .filter(slice -> part.serviceName()
                        .equals(slice.getMetadata().getLabels().get("kubernetes.io/service-name")))
                .flatMap(slice -> slice.getEndpoints().stream())
                .filter(endpoint -> Boolean.TRUE.equals(endpoint.getConditions().getReady()))
                .map(endpoint -> endpoint.getTargetRef() == null
                        ? endpoint.getAddresses().get(0)
                        : endpoint.getTargetRef().getName())
                .distinct()
                .sorted()
                .toList();
        var ready = Spread.of(recording, service).names();

        Unmet.unless(!behind.isEmpty(), "nobody-behind", part.serviceName());
        Unmet.unless(behind.equals(ready), "others-behind", part.serviceName(), behind, ready);
    }
}
