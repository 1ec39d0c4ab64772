package lab.diagnose;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CauseTest {

    @ParameterizedTest
    @EnumSource
    void each_says_what_why_and_what_to_do_in_both_languages(Cause cause) {
        var finding = new Finding(cause, "ocr", List.of(), List.of());

        assertThat(List.of(finding.title(Locale.KOREAN), finding.why(Locale.KOREAN)))
                .allMatch(text -> text.matches("(?s).*[가-힣].*"));
        assertThat(List.of(finding.title(Locale.ENGLISH), finding.why(Locale.ENGLISH)))
                .noneMatch(text -> text.matches("(?s).*[가-힣].*"));
        assertThat(List.of(finding.fix(Locale.KOREAN), finding.fix(Locale.ENGLISH)))
                .noneMatch(String::isBlank);
    }
}
