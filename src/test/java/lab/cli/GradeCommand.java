package lab.cli;

import com.github.dockerjava.api.DockerClient;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import lab.CalledFrom;
import lab.Progress;
import lab.cluster.ClusterName;
import lab.cluster.K3sCluster;
import lab.cluster.LocalEngine;
import lab.cluster.Timings;
import lab.grade.Batch;
import lab.grade.BuiltInRubric;
import lab.grade.Exam;
import lab.grade.Format;
import lab.grade.Formats;
import lab.grade.Grade;
import lab.grade.Grader;
import lab.grade.Layout;
import lab.grade.Ward;
import lab.pipeline.Images;
import lab.pipeline.Manifests;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(name = "grade", mixinStandardHelpOptions = true, resourceBundle = "lab.cli.messages")
final class GradeCommand implements Callable<Integer> {

    @Mixin
    private OtherCluster other;

    @Option(names = "--manifests", descriptionKey = "manifests", paramLabel = "FILE|FOLDER")
    private String manifests;

    @Option(names = "--batch", paramLabel = "FOLDER")
    private String batch;

    @Option(names = "--image", paramLabel = "FILE|NAME|NAME=FOLDER")
    private List<String> images = List.of();

    @Option(names = "--rubric", paramLabel = "NAME|FILE", defaultValue = "as-taught")
    private String rubric;

    @Option(names = "--format", split = ",", paramLabel = "NAME")
    private List<String> formats = List.of();

    @Option(names = "--output", paramLabel = "FOLDER", defaultValue = "grades")
    private String output;

    @Option(names = "--handed-in", paramLabel = "TIME")
    private String handedIn;

    @Option(names = "--lang", paramLabel = "ko|en")
    private String language;

    /** Exit code 0 for every grade, be it as bad as it may; 1 if the cluster or this machine kept it from being one. */
    @Override
    public Integer call() {
        if (language != null) {
            Locale.setDefault(Locale.forLanguageTag(language));
        }
        var formats = Formats.named(this.formats);
        if (other.isGiven() && manifests == null && batch == null && !images.isEmpty()) {
            throw new IllegalArgumentException("--image is for what is deployed: give --manifests or --batch too");
        }
        var layout = new Layout(manifests == null ? "" : manifests, images);
        var progress = new Progress(System.err);
        var engine = LocalEngine.find();
        var results = CalledFrom.path(output);
        try (var ward = ward(engine, progress)) {
            var grader = new Grader(
                    ward,
                    BuiltInRubric.read(rubric, CalledFrom.path(rubric), Exam.checks()),
                    other.isGiven() ? ClusterName.unique().value() : other.namespace(),
                    !other.isGiven(),
                    engine,
                    Optional.ofNullable(handedIn).map(GradeCommand::time),
                    Locale.getDefault());
            if (other.isGiven()) {
                // whatever is wrong with it is said now, not in a grade
                ward.cluster();
            }
            if (batch != null) {
                new Batch(
                                CalledFrom.path(batch),
                                layout,
                                results,
                                formats.isEmpty() ? List.of(Formats.GRADESCOPE.format()) : formats,
                                grader,
                                rules(),
                                line -> progress.say("%s", line))
                        .grade();
                System.out.println(
                        Messages.of("grade.batch", results.resolve("index.html"), results.resolve("grades.csv")));
                return 0;
            }
            var grade = grade(grader, layout, engine, results);
            System.out.println(Formats.MARKDOWN.format().write(grade, Locale.getDefault()));
            save(grade, formats, results);
            System.out.println(Messages.of("grade.done", results));
            return grade.infrastructure() ? 1 : 0;
        }
    }

    private static void save(Grade grade, List<Format> formats, Path results) {
        try {
            formats.forEach(format -> format.save(grade, results, Locale.getDefault()));
        } catch (UncheckedIOException e) {
            throw new IllegalArgumentException("cannot write to " + results + ": " + e.getMessage(), e);
        }
    }

    private Grade grade(Grader grader, Layout layout, Optional<DockerClient> engine, Path results) {
        var home = CalledFrom.path("");
        if (manifests != null) {
            return grader.submission(CalledFrom.path(manifests).getFileName().toString(), layout, home, results);
        }
        if (other.isGiven()) {
            return grader.running(other.namespace(), results);
        }
        // nothing is named: the project's own
        Images.build(engine.orElseThrow());
        var own = new Layout(Manifests.FOLDER.toAbsolutePath().toString(), images);
        return grader.submission(Manifests.FOLDER.toString(), own, home, results);
    }

    private Ward ward(Optional<DockerClient> engine, Progress progress) {
        if (other.isGiven()) {
            return new Ward(other::cluster, false, progress);
        }
        if (engine.isEmpty()) {
            throw new IllegalStateException(Messages.of("grade.nowhere"));
        }
        return new Ward(
                () -> {
                    progress.say("starting three nodes");
                    return K3sCluster.start(ClusterName.unique(), Timings.FAST);
                },
                true,
                progress);
    }

    /** What a grade depends on beside the submission, and what is written of it. */
    private String rules() {
        try {
            return "%s %s %s %s"
                    .formatted(manifests, images, formats, BuiltInRubric.text(rubric, CalledFrom.path(rubric)));
        } catch (IOException e) {
            throw new IllegalArgumentException("cannot read " + rubric, e);
        }
    }

    private static Instant time(String typed) {
        try {
            return OffsetDateTime.parse(typed).toInstant();
        } catch (DateTimeException wrong) {
            throw new IllegalArgumentException(
                    "--handed-in %s is no time; write 2026-12-01T23:59:00+09:00".formatted(typed), wrong);
        }
    }
}
