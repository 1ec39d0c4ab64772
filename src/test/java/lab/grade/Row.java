package lab.grade;

import static java.util.stream.Collectors.joining;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * A submission's line in the summary of many.
 *
 * @param verdict what became of it, in Verdict's words
 * @param why it lost points; empty if it did not
 * @param hash of what was handed in
 */
record Row(String submission, double points, double maxPoints, String verdict, long seconds, String why, String hash) {

    private static final String HEAD = "submission,points,max_points,verdict,seconds,why,hash";

    static Row of(Grade graded, String hash, Locale language) {
        var grade = Printable.in(language).everything(graded);
        return new Row(
                grade.submission(),
                grade.points(),
                grade.maxPoints(),
                (grade.infrastructure()
                                ? Verdict.INFRASTRUCTURE_ERROR
                                : grade.passed() ? Verdict.PASSED : Verdict.FAILED)
                        .word(),
                grade.took().toSeconds(),
                grade.passed() ? "" : why(grade, language),
                hash);
    }

    /** The cause, else what the first check that failed saw, else whatever is said. */
    private static String why(Grade grade, Locale language) {
        var words = Words.in(language);
        var refused = words.of("seen", new Unmet("not-begun").text(language));
        var outputs = grade.marks().stream()
                .filter(mark -> mark.verdict() != Verdict.PASSED)
                .flatMap(mark -> mark.output().lines())
                .filter(line -> !line.isBlank() && !line.equals(refused))
                .toList();
        return Stream.of("cause", "seen")
                .map(key -> words.of(key, ""))
                .flatMap(prefix -> outputs.stream()
                        .filter(line -> line.startsWith(prefix))
                        .map(line -> line.substring(prefix.length())))
                .findFirst()
                .or(() -> Stream.concat(grade.notes().stream().flatMap(String::lines), outputs.stream())
                        .filter(line -> !line.isBlank() && !line.endsWith(":"))
                        .findFirst())
                .orElse("");
    }

    boolean isOf(String otherHash) {
        return hash.equals(otherHash);
    }

    /** The row that was saved there; empty if none was, or it is not whole. */
    static Optional<Row> read(Path file) {
        try {
            return Files.exists(file)
                    ? Optional.of(JsonMapper.shared().readValue(Files.readString(file), Row.class))
                    : Optional.empty();
        } catch (JacksonException broken) {
            // whoever was interrupted while writing it goes on with grading it
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
    }

    void save(Path file) {
        Batch.write(file, JsonMapper.shared().writeValueAsString(this));
    }

    /** The summary as grades.csv and, to be looked at, index.html. */
    static void write(List<Row> rows, Path results, Locale language) {
        Batch.write(
                results.resolve("grades.csv"), rows.stream().map(Row::csv).collect(joining("\n", HEAD + "\n", "\n")));
        Batch.write(results.resolve("index.html"), new IndexPage(rows, language).toString());
    }

    private String csv() {
        return Stream.of(submission, points, maxPoints, verdict, seconds, why, hash)
                .map(String::valueOf)
                .map(Row::quoted)
                .collect(joining(","));
    }

    /** A spreadsheet takes what begins with = for a formula, be it quoted or not. */
    private static String quoted(String field) {
        var safe = field.matches("[=+@\\t\\r-].*") && !field.matches("-?[0-9.]+") ? "'" + field : field;
        return safe.matches("(?s).*[\",\\n\\r].*") ? '"' + safe.replace("\"", "\"\"") + '"' : safe;
    }

    @Override
    public String toString() {
        return "%s %s/%s %s in %d s  %s".formatted(submission, points, maxPoints, verdict, seconds, why);
    }
}
