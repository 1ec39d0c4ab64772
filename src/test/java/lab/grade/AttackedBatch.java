package lab.grade;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import lab.Progress;
import lab.cluster.Cluster;
import org.testcontainers.DockerClientFactory;

/** Grades folders as {@code ./lab grade --batch} does, on one cluster as long as that lives, and says what came of each. */
public final class AttackedBatch implements AutoCloseable {

    /** @param grade as people read it */
    public record Outcome(String name, double points, boolean infrastructure, long seconds, String grade, String why) {

        @Override
        public String toString() {
            return "| %-45s | %5.1f | %3d s | %s |".formatted(name, points, seconds, why);
        }
    }

    private final AtomicInteger clusters = new AtomicInteger();
    private final Ward ward;

    public AttackedBatch(Supplier<? extends Cluster> provider) {
        this.ward = new Ward(
                () -> {
                    clusters.incrementAndGet();
                    return provider.get();
                },
                true,
                new Progress());
    }

    public Cluster cluster() {
        return ward.cluster();
    }

    /** How many were needed until now. */
    public int clusters() {
        return clusters.get();
    }

    /** A name without what moves a terminal's cursor. */
    public static String shown(String name) {
        return name.replaceAll("\\p{Cntrl}", "\uFFFD");
    }

    public List<Outcome> grade(Path folder, List<String> images) throws IOException {
        var results = Files.createTempDirectory(folder.getParent(), "grades");
        var grader = new Grader(
                ward,
                BuiltInRubric.read("as-taught", folder, Exam.checks()),
                "attacked",
                true,
                Optional.of(DockerClientFactory.instance().client()),
                Optional.empty(),
                Locale.ENGLISH);
        return new Batch(folder, new Layout("", images), results, List.of(), grader, "", System.out::println)
                .grade().stream()
                        .map(row -> new Outcome(
                                row.submission(),
                                row.points(),
                                row.verdict().equals(Verdict.INFRASTRUCTURE_ERROR.word()),
                                row.seconds(),
                                text(results, row.submission()),
                                row.why()))
                        .toList();
    }

    private static String text(Path results, String submission) {
        try (var folders = Files.list(results)) {
            return Files.readString(
                    folders.filter(own -> shown(own.getFileName().toString()).equals(submission))
                            .findFirst()
                            .orElseThrow()
                            .resolve("grade.md"));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the grade of " + submission, e);
        }
    }

    @Override
    public void close() {
        ward.close();
    }
}
