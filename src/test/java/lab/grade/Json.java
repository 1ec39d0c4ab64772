package lab.grade;

import com.fasterxml.jackson.annotation.JsonInclude.Include;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.PropertyNamingStrategy;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Records as JSON, without what is null. */
final class Json {

    private static final JsonMapper CAMEL = mapper(PropertyNamingStrategies.LOWER_CAMEL_CASE);
    private static final JsonMapper SNAKE = mapper(PropertyNamingStrategies.SNAKE_CASE);

    private Json() {}

    static String camelCase(Object value) {
        return CAMEL.writeValueAsString(value) + "\n";
    }

    static String snakeCase(Object value) {
        return SNAKE.writeValueAsString(value) + "\n";
    }

    private static JsonMapper mapper(PropertyNamingStrategy names) {
        return JsonMapper.builder()
                .enable(SerializationFeature.INDENT_OUTPUT)
                .propertyNamingStrategy(names)
                .changeDefaultPropertyInclusion(inclusion -> inclusion.withValueInclusion(Include.NON_NULL))
                .build();
    }
}
