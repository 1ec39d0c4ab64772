package lab.grade;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** The rubrics that the lab brings. */
public enum BuiltInRubric {
    /** The lab's seven steps. How many replicas there are is the student's choice, and so is the outage that one replica makes. */
    AS_TAUGHT,
    /** Nobody notices that a node stops. */
    NO_INTERRUPTION;

    static List<String> names() {
        return Stream.of(values()).map(BuiltInRubric::word).toList();
    }

    static Optional<BuiltInRubric> named(String name) {
        return Stream.of(values()).filter(rubric -> rubric.word().equals(name)).findFirst();
    }

    /** The rubric of that name, or in that file; throws IllegalArgumentException saying what is wrong with it. */
    public static Rubric read(String name, Path file, Collection<String> knownChecks) {
        return named(name).map(rubric -> rubric.read(knownChecks)).orElseGet(() -> {
            if (!Files.exists(file)) {
                throw new IllegalArgumentException("--rubric %s: there is no such file, and no such rubric; %s"
                        .formatted(name, Nearest.hint(name, names())));
            }
            return Rubric.read(file, knownChecks);
        });
    }

    /** What it says, word for word: that of a file, if none has that name. */
    public static String text(String name, Path file) throws IOException {
        var rubric = named(name);
        return rubric.isPresent() ? rubric.get().text() : Files.readString(file);
    }

    Rubric read(Collection<String> knownChecks) {
        return new RubricFile(knownChecks).read(YamlNode.parse(text(), Path.of(word() + ".yaml")));
    }

    private String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private String text() {
        try (var resource = BuiltInRubric.class.getResourceAsStream("/lab/grade/" + word() + ".yaml")) {
            return new String(resource.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
