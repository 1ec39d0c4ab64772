package lab.checks;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** One object as somebody wrote it in YAML, be it right or wrong. */
record Document(String yaml) {

    private static final Pattern KIND = Pattern.compile("(?m)^kind: *(\\S+)");
    private static final Pattern NAME =
            Pattern.compile("(?m)^metadata:(?:.*\\n)*? *\\{?(?:.*[ {,])?name: *\"?([\\w.-]+)");
    private static final Pattern NAMESPACE = Pattern.compile("(?m)^  namespace: *(\\S+)");

    static List<Document> all(String yaml) {
        return Stream.of(yaml.split("(?m)^---.*$"))
                .filter(text -> KIND.matcher(text).find())
                .map(text -> new Document(text.strip() + "\n"))
                .toList();
    }

    /** As kubectl names it. */
    String key() {
        return kind() + "/" + found(NAME).orElse("?");
    }

    /** Which object it is, of those that one manifest or another names. */
    String identity() {
        return namespace().orElse("") + ":" + key();
    }

    Optional<String> namespace() {
        return found(NAMESPACE);
    }

    boolean isDeployment() {
        return kind().equals("Deployment");
    }

    /** Whether it matters to nothing but itself. */
    boolean isWorkload() {
        return isDeployment() || kind().equals("Service");
    }

    private String kind() {
        return found(KIND).orElse("");
    }

    private Optional<String> found(Pattern pattern) {
        return Optional.of(pattern.matcher(yaml))
                .filter(matcher -> matcher.find())
                .map(matcher -> matcher.group(1));
    }
}
