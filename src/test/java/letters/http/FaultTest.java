package letters.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.Properties;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class FaultTest {

    @ParameterizedTest
    @EnumSource(Fault.class)
    void the_page_has_advice_for_every_fault(Fault fault) throws IOException {
        String kind = fault.at(URI.create("http://ocr:5001/ocr"), "").problem().kind();

        for (String language : new String[] {"ko", "en"}) {
            Properties texts = new Properties();
            try (InputStream file = getClass().getResourceAsStream("/letters/frontend/" + language + ".properties")) {
                texts.load(file);
            }
            assertThat(texts.getProperty(kind))
                    .as("advice in %s for %s", language, kind)
                    .isNotBlank();
            assertThat(texts.getProperty(kind + "-command"))
                    .as("command in %s for %s", language, kind)
                    .contains("kubectl ");
        }
    }
}
