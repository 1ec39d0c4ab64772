package lab.grade;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import lab.images.ContentHash;

/**
 * Many submissions, one after another; each has a folder of its own among the results. What was graded before, and has not changed
 * since, is not graded again.
 *
 * @param folder a folder or a YAML file for each
 * @param formats what is written of each, beside Markdown
 */
public record Batch(
        Path folder,
        Layout layout,
        Path results,
        List<Format> formats,
        Grader grader,
        String rules,
        Consumer<String> progress) {

    private static final String ROW = "row.json";

    /** Returns the rows of the summary when all are graded; it is written after each. Throws {@link IllegalArgumentException} if there is none. */
    public List<Row> grade() {
        var submissions = submissions();
        var rows = new ArrayList<Row>();
        for (var submission : submissions) {
            var row = row(submission);
            rows.add(row);
            progress.accept("%d of %d: %s".formatted(rows.size(), submissions.size(), row));
            Row.write(rows, results, grader.language());
        }
        return rows;
    }

    private Row row(Path submission) {
        var name = submission.getFileName().toString().replaceFirst("\\.ya?ml$", "");
        var own = results.resolve(name);
        var hash = ContentHash.of(rules).with(submission).shortForm();
        return Row.read(own.resolve(ROW)).filter(row -> row.isOf(hash)).orElseGet(() -> {
            var grade = grade(name, submission, own);
            var row = Row.of(grade, hash, grader.language());
            Stream.concat(Stream.of(Formats.MARKDOWN.format()), formats.stream())
                    .forEach(format -> format.save(grade, own, grader.language()));
            if (!grade.infrastructure()) {
                row.save(own.resolve(ROW));
            }
            return row;
        });
    }

    /** Whatever one submission does to the lab, the next one gets its grade. */
    private Grade grade(String name, Path submission, Path own) {
        try {
            return grader.orNothing(name, layout, submission, own);
        } catch (RuntimeException | AssertionError broken) {
            return Exam.broken(name, String.valueOf(broken.getMessage()), grader.language());
        }
    }

    private List<Path> submissions() {
        if (!Files.isDirectory(folder)) {
            throw new IllegalArgumentException("there is no folder " + folder);
        }
        try (var files = Files.list(folder)) {
            var found = files.filter(
                            file -> Files.isDirectory(file) || file.toString().matches(".*\\.ya?ml"))
                    .filter(file -> !file.getFileName().toString().startsWith("."))
                    .sorted()
                    .toList();
            if (found.isEmpty()) {
                throw new IllegalArgumentException("no submission in " + folder + ": a folder or a YAML file for each");
            }
            return found;
        } catch (IOException e) {
            throw new IllegalArgumentException("cannot read the folder " + folder, e);
        }
    }

    static void write(Path file, String text) {
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            Files.writeString(file, text, UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + file, e);
        }
    }
}
