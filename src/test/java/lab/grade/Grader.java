package lab.grade;

import static java.util.stream.Collectors.joining;

import com.github.dockerjava.api.DockerClient;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import lab.Patience;
import lab.diagnose.Cause;
import lab.diagnose.Finding;
import lab.preflight.Unreadable;

/**
 * Grades submissions in a ward.
 *
 * @param namespace where manifests go that name none
 * @param confined whether even one that manifests name is the lab's own there
 * @param docker this machine's engine, if one answers
 * @param handedIn when, if it matters
 */
public record Grader(
        Ward ward,
        Rubric rubric,
        String namespace,
        boolean confined,
        Optional<DockerClient> docker,
        Optional<Instant> handedIn,
        Locale language) {

    /** What runs in the namespace already. */
    public Grade running(String namespace, Path folder) {
        return graded(
                new HandedIn(namespace, namespace, Optional.empty(), Optional.empty(), HandedInImages.NONE, false),
                List.of(),
                folder);
    }

    /** What is laid out at home; throws {@link Unreadable} for a syntax error, {@link NoImage} for images that there are not. What is written about it is in that folder. */
    public Grade submission(String name, Layout layout, Path home, Path folder) {
        return submission(name, layout, home, home.toAbsolutePath().getRoot(), folder);
    }

    /** @param within a link or a kustomization that leads out of there is refused */
    private Grade submission(String name, Layout layout, Path home, Path within, Path folder) {
        var paper = Paper.read(layout.manifestsIn(home), within, ward);
        if (paper.manifests().isEmpty()) {
            return refused(name, home, firstStep());
        }
        var refusal = paper.refusal(language);
        if (refusal.isPresent()) {
            return refused(name, home, refusal.get());
        }
        try (var images = HandedInImages.of(layout.imagesIn(home), paper.images(), docker);
                var objects = paper.objects()) {
            var unused =
                    images.unused().stream().map(image -> Words.in(language).of("image.unused", image));
            return graded(
                    new HandedIn(
                            name,
                            paper.namespace().orElse(namespace),
                            Optional.of(paper),
                            Optional.of(objects),
                            images,
                            isConfined(paper)),
                    Stream.concat(unused, paper.warnings(language).stream().map(warning -> seenFrom(home, warning)))
                            .toList(),
                    folder);
        }
    }

    /** What helps somebody who has handed in nothing. */
    private String firstStep() {
        return new Finding(Cause.NOTHING_DEPLOYED, "", List.of(namespace), List.of()).text(language);
    }

    /** As {@link #submission}; what can not be read at all, or whose images can not be had, gets no points, with the reason. */
    public Grade orNothing(String name, Layout layout, Path home, Path folder) {
        try {
            layout.requireInside(home);
            var own = layout.manifestsIn(home).startsWith(home);
            return submission(
                    name, layout, home, own ? home : home.toAbsolutePath().getRoot(), folder);
        } catch (Unreadable unreadable) {
            return refused(name, home, unreadable.text(language));
        } catch (NoImage none) {
            return refused(name, home, none.text(language));
        }
    }

    private Grade refused(String name, Path home, String why) {
        return judged(Exam.refused(name, seenFrom(home, why), language));
    }

    /** With paths as they are known to whoever handed it in. */
    private static String seenFrom(Path home, String text) {
        var folder = Files.isDirectory(home) ? home : home.getParent();
        return text.replace(folder + File.separator, "")
                .replace(folder.toString(), folder.getFileName().toString());
    }

    /** On somebody's cluster the namespace is the lab's own unless the manifests name one. */
    private boolean isConfined(Paper paper) {
        return confined || paper.namespace().isEmpty();
    }

    private Grade graded(HandedIn submission, List<String> warnings, Path folder) {
        var patience = new Patience(
                rubric.deadlines().ready().orElse(Patience.USUAL.ready()),
                rubric.deadlines().healed().orElse(Patience.USUAL.healed()));
        var grade = Exam.grade(submission, ward, folder, patience, language);
        var notes = new ArrayList<>(grade.notes());
        if (!warnings.isEmpty()) {
            notes.add(Words.in(language).of("preflight") + warnings.stream().collect(joining("\n  ", "\n  ", "")));
        }
        return judged(new Grade(grade.submission(), grade.begun(), grade.took(), grade.marks(), notes));
    }

    private Grade judged(Grade grade) {
        return CheckOutput.causesOnce(rubric.apply(grade, handedIn, language), language);
    }
}
