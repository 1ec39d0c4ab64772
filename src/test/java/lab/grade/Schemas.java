package lab.grade;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.xml.XMLConstants;
import javax.xml.transform.Source;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.SchemaFactory;
import org.opentest4j.reporting.schema.Namespace;
import org.xml.sax.SAXException;

/** What files are held against; each answer is the list of what is wrong. */
final class Schemas {

    static final Path FOLDER = Path.of("src/test/resources/lab/grade");

    private static final SchemaRegistry REGISTRY = SchemaRegistry.withDefaultDialect(
            SpecificationVersion.DRAFT_2020_12,
            builder -> builder.schemaRegistryConfig(
                    SchemaRegistryConfig.builder().formatAssertionsEnabled(true).build()));

    private Schemas() {}

    static List<String> errors(Formats format, String text) throws IOException {
        return switch (format) {
            case GRADESCOPE -> json("gradescope.schema.json", text);
            case CLASSROOM50 -> json("classroom50.schema.json", text);
            case GITHUB_CLASSROOM -> json("github-classroom.schema.json", text);
            case PRAIRIELEARN -> json("prairielearn.schema.json", text);
            case CTRF -> json("ctrf.schema.json", text);
            case JUNIT -> xml(text, new StreamSource(FOLDER.resolve("junit.xsd").toFile()));
            case OPEN_TEST_REPORTING -> xml(text, published("core"), published("hierarchy"));
            case MARKDOWN -> List.of();
        };
    }

    static List<String> json(String schema, String text) throws IOException {
        return errors(schema, text, InputFormat.JSON);
    }

    static List<String> yaml(String schema, String text) throws IOException {
        return errors(schema, text, InputFormat.YAML);
    }

    private static List<String> errors(String schema, String text, InputFormat format) throws IOException {
        return REGISTRY.getSchema(Files.readString(FOLDER.resolve(schema))).validate(text, format).stream()
                .map(Error::toString)
                .toList();
    }

    private static List<String> xml(String text, Source... schemas) throws IOException {
        try {
            SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI)
                    .newSchema(schemas)
                    .newValidator()
                    .validate(new StreamSource(new StringReader(text)));
            return List.of();
        } catch (SAXException e) {
            return List.of(e.toString());
        }
    }

    private static Source published(String name) {
        return new StreamSource(Namespace.class.getResource(name + "-0.2.0.xsd").toString());
    }
}
