package lab.diagnose;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FindingTest {

    @ParameterizedTest
    @CsvSource({
        "Deployment, kubectl set image deployment/ocr ocr=ocr-app:lab",
        "StatefulSet, kubectl set image statefulset/ocr ocr=ocr-app:lab",
        "DaemonSet, kubectl set image daemonset/ocr ocr=ocr-app:lab"
    })
    void a_command_names_the_workload_as_it_is(String kind, String command) {
        var finding = new Finding(
                        Cause.IMAGE_TAG_WRONG, "ocr", List.of("ocr-app:v2", "ocr-app:lab", "node", "ocr"), List.of())
                .of(kind);

        assertThat(finding.fix(Locale.ENGLISH)).startsWith(command);
        assertThat(finding.fix(Locale.KOREAN)).startsWith(command);
    }
}
