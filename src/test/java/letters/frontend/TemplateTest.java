package letters.frontend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Map;
import org.junit.jupiter.api.Test;

class TemplateTest {

    @Test
    void every_value_is_escaped_and_none_is_filled_in_again() {
        assertThat(new Template("<p title=\"{{a}}\">{{b}}</p>").fill(Map.of("a", "\"'<>&", "b", "{{a}} $1 \\")))
                .isEqualTo("<p title=\"&quot;&#39;&lt;&gt;&amp;\">{{a}} $1 \\</p>");
    }

    @Test
    void a_name_without_a_value_is_not_passed_over() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Template("{{letter}}").fill(Map.of()))
                .withMessage("no value for {{letter}}");
    }

    @Test
    void both_languages_say_the_same_things() {
        assertThat(Language.EN.texts().keySet()).isEqualTo(Language.KO.texts().keySet());
    }
}
