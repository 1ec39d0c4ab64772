package lab.grade;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import lab.preflight.YamlFiles;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JudgedObjectsTest {

    private static final String MANIFESTS = """
            apiVersion: v1
            kind: ConfigMap
            metadata: {name: one, labels: {on: yes, n: 010}}
            data:
              text: |
                a: b
            ---
            apiVersion: v1
            kind: List
            items:
            - {apiVersion: v1, kind: Secret, metadata: {name: two, annotations: {x: null}}}
            """;

    @TempDir
    private Path folder;

    @Test
    void what_is_applied_is_what_was_judged() throws IOException {
        try (var objects = objects()) {
            assertThat(Files.readString(objects.folder().resolve("object-0000.json")))
                    .isEqualTo("{\"apiVersion\":\"v1\",\"kind\":\"ConfigMap\",\"metadata\":{\"name\":\"one\","
                            + "\"labels\":{\"on\":true,\"n\":8}},\"data\":{\"text\":\"a: b\\n\"}}");
            assertThat(objects.origins()).hasSize(2);
        }
    }

    @Test
    void what_kubectl_says_names_the_place_where_it_is_written() throws IOException {
        try (var objects = objects()) {
            assertThat(objects.told("Error from server (BadRequest): error when creating \"/tmp/x/"
                            + objects.folder().getFileName()
                            + "/object-0001.json\": Secret in version \"v1\" cannot be"))
                    .isEqualTo(
                            "Error from server (BadRequest): manifests.yaml:11, Secret two: Secret in version \"v1\" cannot be");
            assertThat(objects.told("error: unable to decode \"" + objects.folder() + "/object-0000.json\": no kind"))
                    .isEqualTo("error: unable to decode manifests.yaml:1, ConfigMap one: no kind");
            assertThat(objects.told("no such host")).isEqualTo("no such host");
        }
    }

    @Test
    void nothing_of_it_stays() throws IOException {
        var objects = objects();
        objects.close();
        assertThat(objects.folder()).doesNotExist();
    }

    private JudgedObjects objects() throws IOException {
        var file = Files.writeString(folder.resolve("manifests.yaml"), MANIFESTS);
        return JudgedObjects.write(YamlFiles.read(file), folder);
    }
}
