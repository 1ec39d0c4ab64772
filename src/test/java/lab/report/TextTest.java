package lab.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.ResourceBundle;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import lab.Act;
import lab.healing.Phase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TextTest {

    private static final ResourceBundle EN = ResourceBundle.getBundle("lab.report.texts", Locale.ENGLISH);
    private static final ResourceBundle KO = ResourceBundle.getBundle("lab.report.texts", Locale.KOREAN);
    private static final Pattern ARGUMENT = Pattern.compile("%(\\d\\$)?s");

    @Test
    void both_languages_say_the_same_things() {
        assertThat(KO.keySet()).isEqualTo(EN.keySet());
        assertThat(EN.keySet())
                .allSatisfy(key -> assertThat(arguments(KO, key)).as(key).isEqualTo(arguments(EN, key)));
    }

    @ParameterizedTest
    @EnumSource
    void an_act_waits_for_what_it_says(Act act) {
        assertThat(Text.of("act." + act).en()).isEqualTo(act.waitsFor());
    }

    @ParameterizedTest
    @EnumSource
    void each_step_has_a_name_and_a_meaning(Phase.Step step) {
        var id = step.name().toLowerCase(Locale.ROOT).replace('_', '-');

        assertThat(EN.keySet()).contains("step." + id, "step." + id + ".means");
    }

    @Test
    void a_sentence_ends_once() {
        assertThat(Stream.of("It broke", "It broke.", "Why?", "")
                        .map(text -> Text.same(text).sentence().en()))
                .containsExactly("It broke.", "It broke.", "Why?", "");
    }

    private static long arguments(ResourceBundle bundle, String key) {
        return ARGUMENT.matcher(bundle.getString(key)).results().count();
    }
}
