package lab.grade;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HandedInImageTest {

    private static final Path HOME = Path.of("/submissions/kim");

    @ParameterizedTest
    @CsvSource({
        "ocr-app=services/ocr, ocr-app:latest, services/ocr",
        "ocr-app:1.0=., ocr-app:1.0, ''",
        "docker.io/library/ocr-app=ocr, ocr-app:latest, ocr",
        "localhost:5000/lab/ocr=ocr, localhost:5000/lab/ocr:latest, ocr",
        "ghcr.io/kim/ocr:v2=a=b, ghcr.io/kim/ocr:v2, a=b"
    })
    void a_folder_is_given_with_the_name_that_its_image_gets(String typed, String name, String folder) {
        var image = HandedInImage.of(typed, HOME);

        assertThat(image.name()).contains(name);
        assertThat(image.path()).isEqualTo(HOME.resolve(folder).normalize());
    }

    @ParameterizedTest
    @ValueSource(strings = {"OCR=ocr", "ocr app=ocr", "ocr:=ocr", "-x=ocr", "ocr:a:b=ocr"})
    void a_name_that_docker_refuses_is_refused_before_anything_begins(String typed) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Layout("", List.of(typed)))
                .withMessageContaining(typed);
    }

    @Test
    void what_is_absolute_is_the_same_for_every_submission() {
        assertThat(new Layout("/course/k8s", List.of()).manifestsIn(HOME)).isEqualTo(Path.of("/course/k8s"));
    }
}
