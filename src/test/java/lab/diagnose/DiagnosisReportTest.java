package lab.diagnose;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import lab.observe.Hop;
import lab.pipeline.LetterService;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

class DiagnosisReportTest {

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void its_json_is_what_its_schema_says(boolean broken) throws IOException {
        var finding = new Finding(
                        broken ? Cause.NEXT_URL_NAME : Cause.ONE_REPLICA,
                        "frontend",
                        List.of("OCR_SERVICE_URL", "http://ocr", "http://ocr-service:5001", "ocr"),
                        List.of("seen"))
                .with(Hint.of("outage", "10"));
        var hop = new Hop(LetterService.FRONTEND, "frontend-x", Hop.Step.NAME, "ocr", "", "no such name: ocr", 3);
        var report = new DiagnosisReport(
                "default",
                broken ? Optional.of(finding) : Optional.empty(),
                List.of(hop),
                broken ? List.of() : List.of(finding));

        assertThat(schema().validate(JsonMapper.shared().writeValueAsString(report.json()), InputFormat.JSON))
                .isEmpty();
    }

    private static com.networknt.schema.Schema schema() throws IOException {
        return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(Files.readString(Path.of("src/test/resources/lab/diagnose/diagnosis.schema.json")));
    }
}
