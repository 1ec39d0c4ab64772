package lab.grade;

import java.util.Locale;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What a format wrote, read again. */
final class Written {

    private Written() {}

    static JsonNode json(Format format, Grades grade) {
        return JsonMapper.shared().readTree(format.write(grade.grade(), Locale.ENGLISH));
    }
}
