package lab.grade;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/** A piece of YAML that knows where it stands; all that is wrong is an IllegalArgumentException with file, line and column. */
record YamlNode(Path file, Node node) {

    static YamlNode read(Path file) {
        try {
            return parse(Files.readString(file), file);
        } catch (NoSuchFileException e) {
            throw new IllegalArgumentException(file + " does not exist", e);
        } catch (CharacterCodingException e) {
            throw new IllegalArgumentException(file + " is not UTF-8", e);
        } catch (IOException e) {
            throw new IllegalArgumentException("%s can not be read: %s".formatted(file, e.getMessage()), e);
        }
    }

    /** What is written in that file. */
    static YamlNode parse(String text, Path file) {
        try {
            return new Compose(LoadSettings.builder().build())
                    .composeString(text)
                    .map(node -> new YamlNode(file, node))
                    .orElseThrow(() -> new IllegalArgumentException(file + " is empty"));
        } catch (MarkedYamlEngineException e) {
            throw new IllegalArgumentException(at(file, e.getProblemMark()) + e.getProblem(), e);
        } catch (YamlEngineException e) {
            throw new IllegalArgumentException("%s can not be read: %s".formatted(file, e.getMessage()), e);
        }
    }

    /** What stands under each name; other names than these are refused. */
    Map<String, YamlNode> fields(Collection<String> known) {
        if (!(node instanceof MappingNode mapping)) {
            throw refused("expected names with values");
        }
        var fields = new LinkedHashMap<String, YamlNode>();
        for (var tuple : mapping.getValue()) {
            var key = new YamlNode(file, tuple.getKeyNode());
            var name = key.text();
            if (!known.contains(name)) {
                throw key.refused("unknown name %s; %s".formatted(name, Nearest.hint(name, known)));
            }
            if (fields.put(name, new YamlNode(file, tuple.getValueNode())) != null) {
                throw key.refused(name + " stands here twice");
            }
        }
        return fields;
    }

    List<YamlNode> items() {
        if (!(node instanceof SequenceNode sequence)) {
            throw refused("expected a list");
        }
        return sequence.getValue().stream()
                .map(item -> new YamlNode(file, item))
                .toList();
    }

    String text() {
        var text = scalar("text; a number needs quotes", Tag.STR);
        if (text.isBlank()) {
            throw refused("expected text, this is blank");
        }
        return text;
    }

    boolean flag() {
        return Boolean.parseBoolean(scalar("true or false", Tag.BOOL));
    }

    double number() {
        return Double.parseDouble(scalar("a number", Tag.INT, Tag.FLOAT)
                .replace(".inf", "Infinity")
                .replace(".nan", "NaN"));
    }

    /** What is wrong with it, and where. */
    IllegalArgumentException refused(String why) {
        return new IllegalArgumentException(at(file, node.getStartMark()) + why);
    }

    private String scalar(String expected, Tag... tags) {
        if (node instanceof ScalarNode scalar && List.of(tags).contains(scalar.getTag())) {
            return scalar.getValue();
        }
        throw refused("expected " + expected);
    }

    private static String at(Path file, Optional<Mark> mark) {
        return mark.map(here -> "%s, line %s, column %s: ".formatted(file, here.getLine() + 1, here.getColumn() + 1))
                .orElse(file + ": ");
    }
}
