package lab.preflight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class YamlFilesTest {

    private static final String MAP = "apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: a\n";

    @TempDir
    private Path folder;

    @Test
    void a_folder_is_read_by_name_without_its_sub_folders() throws IOException {
        write("b.yml", MAP.replace("name: a", "name: b"));
        write("a.yaml", MAP);
        write("c.json", "{\"apiVersion\": \"v1\", \"kind\": \"Secret\", \"metadata\": {\"name\": \"c\"}}");
        write("readme.txt", "a: {");
        Files.createDirectories(folder.resolve("more.yaml"));

        assertThat(YamlFiles.read(folder)).extracting(Manifest::name).containsExactly("a", "b", "c");
    }

    @Test
    void a_file_has_several_documents_and_empty_ones_are_none() {
        var read = YamlFiles.parse("---\n# nothing\n---\n" + MAP + "--- # and\n" + MAP + "---\n", "x.yaml");

        assertThat(read)
                .extracting(Manifest::at)
                .containsExactly(new Source("x.yaml", 4, 1), new Source("x.yaml", 9, 1));
    }

    @Test
    void a_list_is_taken_apart() {
        var list = YamlFiles.parse(
                "apiVersion: v1\nkind: List\nitems:\n- "
                        + MAP.replace("\n", "\n  ").strip(),
                "x");

        assertThat(list).extracting(Manifest::kind, Manifest::name).containsExactly(tuple("ConfigMap", "a"));
        assertThat(list.get(0).at("metadata", "name")).isEqualTo(new Source("x", 7, 5));
    }

    @Test
    void a_file_from_windows_is_read_like_any_other() {
        var read =
                YamlFiles.parse("\uFEFF" + MAP.replace("\n", "\r\n") + "---\r\n" + MAP.replace("\n", "\r\n"), "x.yaml");

        assertThat(read).extracting(Manifest::name).containsExactly("a", "a");
        assertThat(read.get(1).at("metadata", "name")).isEqualTo(new Source("x.yaml", 9, 3));
    }

    @Test
    void anchors_and_merged_fields_are_what_they_stand_for() {
        var read = YamlFiles.parse(MAP + "x: &x {one: 1, two: 2}\ndata:\n  <<: *x\n  two: b\n  three: *x\n", "x.yaml")
                .get(0);

        assertThat(read.all("data").map(Node::plain))
                .containsExactly(Map.of("one", 1, "two", "b", "three", Map.of("one", 1, "two", 2)));
    }

    @ParameterizedTest
    @CsvSource({
        "yes, true",
        "Off, false",
        "0x10, 16",
        "010, 8",
        "-0, 0",
        "1_000, 1000",
        "0b11, 3",
        "~, null",
        "2.50, 2.50",
        "1e400000000, 1e400000000",
        "'\"yes\"', yes",
        "yES, yES",
        "1.2.3, 1.2.3",
        "30s, 30s"
    })
    void an_unquoted_word_means_what_it_means_to_kubectl(String written, String meant) {
        var value = YamlFiles.parse(MAP + "data:\n  x: " + written, "x").get(0).all("data", "x");

        assertThat(value.map(node -> String.valueOf(node.value()))).containsExactly(meant);
    }

    static Stream<String[]> broken() {
        return Stream.of(
                new String[] {
                    MAP + "data:\n  a: 1\n\tb: 2\n",
                    "x.yaml, line 7, column 1: a tab can not indent; YAML wants spaces."
                },
                new String[] {MAP + "data: {a: 1\n", "x.yaml, line 6, column 1: the YAML is broken: "},
                new String[] {
                    MAP + "data:\n  a: 1\n   b: 2\n",
                    "x.yaml, line 7, column 5: the YAML is broken: mapping values are not allowed here."
                },
                new String[] {
                    MAP + "kind: Pod\n", "x.yaml, line 5, column 1: \"kind\" is written twice, first in line 2;"
                },
                new String[] {
                    MAP + "a: &x {k: 1}\nb:\n  k: 2\n  <<: *x\n",
                    "x.yaml, line 8, column 3: \"k\" is written twice, first in line 7;"
                },
                new String[] {
                    "apiVersion: v1\nmetadata: {name: a}\n", "x.yaml, line 1, column 1: an object without kind "
                },
                new String[] {
                    "kind: Pod\nmetadata: {name: a}\n", "x.yaml, line 1, column 1: an object without apiVersion "
                },
                new String[] {
                    "apiVersion: v1\nkind: Pod\nmetadata: {}\n",
                    "x.yaml, line 3, column 1: an object without metadata.name "
                },
                new String[] {"just text", "x.yaml, line 1, column 1: an object without apiVersion "},
                new String[] {MAP + "a: !!str 5\n", "x.yaml, line 5, column 4: a manifest has no YAML tags;"},
                new String[] {MAP + "[a]: 5\n", "x.yaml, line 5, column 1: the name of a field must be a plain word."},
                new String[] {
                    MAP + "a: &a [*a]\n",
                    "x.yaml, line 5, column 8: the alias *a stands for nothing that is complete before it."
                },
                new String[] {MAP + "a: *b\n", "x.yaml, line 5, column 1: the alias *b "},
                new String[] {MAP + "a: \"\n---x\n\"\n", "x.yaml, line 6, column 1: --- must stand alone on its line."},
                new String[] {MAP + "--- {a: 1}\n", "x.yaml, line 5, column 1: --- must stand alone on its line."},
                new String[] {MAP + "# a\u0085kind: Pod\n", "x.yaml, line 5, column 4: there is an invisible character;"
                },
                new String[] {
                    MAP + "a: " + "[".repeat(100_000),
                    "x.yaml, line 5, column 68: more than 64 levels inside each other."
                },
                new String[] {MAP + "a: 1\n".repeat(300_000), "x.yaml: the file is larger than 1024 KiB,"});
    }

    @ParameterizedTest
    @MethodSource("broken")
    void what_is_broken_is_said_with_its_place(String yaml, String message) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> YamlFiles.parse(yaml, "x.yaml"))
                .withMessageStartingWith(message);
    }

    @Test
    void a_bomb_of_aliases_is_refused() {
        var bomb = new StringBuilder(MAP + "a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n");
        for (var i = 1; i < 9; i++) {
            bomb.append("a%d: &a%d [%s]\n".formatted(i, i, ("*a" + (i - 1) + ", ").repeat(9)));
        }

        assertThatIllegalArgumentException()
                .isThrownBy(() -> YamlFiles.parse(bomb.toString(), "x.yaml"))
                .withMessageContaining("more than 50000 values");
    }

    @Test
    void aliases_can_not_dig_deeper_than_brackets() {
        var deep = MAP + "a: &a " + "[".repeat(40) + "]".repeat(40) + "\nb: " + "[".repeat(40) + "*a" + "]".repeat(40)
                + "\n";

        assertThatIllegalArgumentException()
                .isThrownBy(() -> YamlFiles.parse(deep, "x.yaml"))
                .withMessageContaining("more than 64 levels");
    }

    @Test
    void a_file_that_powershell_wrote_is_read_like_any_other() throws IOException {
        Files.write(write("utf16.yaml", ""), MAP.getBytes(StandardCharsets.UTF_16));
        Files.write(write("utf16le.yaml", ""), ("\uFEFF" + MAP).getBytes(StandardCharsets.UTF_16LE));

        assertThat(YamlFiles.read(folder)).hasSize(2);
    }

    @Test
    void a_link_is_followed_within_the_folder_only() throws IOException {
        var others = Files.createDirectory(folder.resolve("other"));
        var mine = Files.createDirectory(folder.resolve("mine"));
        Files.writeString(others.resolve("pipeline.yaml"), MAP);
        Files.writeString(mine.resolve("real.txt"), MAP);
        Files.createSymbolicLink(mine.resolve("here.yaml"), Path.of("real.txt"));
        assertThat(YamlFiles.read(mine)).hasSize(1);

        var link = Files.createSymbolicLink(mine.resolve("there.yaml"), Path.of("../other/pipeline.yaml"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> YamlFiles.read(mine))
                .withMessageStartingWith(link + ": this leads to something that was not handed in");
    }

    @Test
    void what_can_not_be_read_is_said_in_both_languages() throws IOException {
        Files.write(write("latin1.yaml", ""), "a: \u00e9".getBytes(StandardCharsets.ISO_8859_1));
        Files.createSymbolicLink(folder.resolve("device"), Path.of("/dev/null"));

        for (var path : new Path[] {
            folder.resolve("none.yaml"),
            folder.resolve("latin1.yaml"),
            folder.resolve("device"),
            Files.createDirectory(folder.resolve("empty"))
        }) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> YamlFiles.read(path))
                    .satisfies(said -> {
                        assertThat(said).hasMessageStartingWith(path + ": ");
                        assertThat(((Unreadable) said).text(Locale.KOREAN))
                                .startsWith(path + ": ")
                                .matches(".*\\p{IsHangul}.*");
                    });
        }
    }

    private Path write(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }
}
