package lab.grade;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.ResourceBundle;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class WordsTest {

    private static final Pattern ARGUMENT = Pattern.compile("%(\\d\\$)?[sd]");

    @Test
    void both_languages_say_the_same_things() {
        var english = Words.in(Locale.ENGLISH).bundle();
        var korean = Words.in(Locale.KOREA).bundle();

        assertThat(korean.keySet()).isEqualTo(english.keySet());
        assertThat(english.keySet())
                .allSatisfy(key -> assertThat(arguments(korean, key)).as(key).isEqualTo(arguments(english, key)));
    }

    @Test
    void whoever_speaks_another_language_reads_english() {
        assertThat(Words.in(Locale.FRENCH).of("verdict.passed")).isEqualTo("passed");
        assertThat(Words.in(Locale.KOREA).of("verdict.passed")).isEqualTo("통과");
    }

    private static long arguments(ResourceBundle bundle, String key) {
        return ARGUMENT.matcher(bundle.getString(key)).results().count();
    }
}
