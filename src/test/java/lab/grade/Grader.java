package lab.grade;

import static java.util.stream.Collectors.joining;

import com.github.dockerjava.api.DockerClient;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
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
        return graded(new HandedIn(namespace, namespace, Optional.empty(), List.of(), false), List.of(), folder);
    }

    /** Manifests, and images as {@link HandedInImages} takes them; throws {@link Unreadable} for a syntax error. What is written about it is in that folder. */
    public Grade manifests(String name, Path manifests, List<String> images, Path folder) {
        var paper = Paper.read(manifests, ward);
        if (paper.manifests().isEmpty()) {
            return judged(Exam.refused(name, firstStep(), language));
        }
        var refusal = paper.refusal(language);
        if (refusal.isPresent()) {
            return judged(Exam.refused(name, refusal.get(), language));
        }
        var archives = HandedInImages.archives(images, paper.images(), docker);
        return graded(
                new HandedIn(
                        name, paper.namespace().orElse(namespace), Optional.of(paper), archives, isConfined(paper)),
                paper.warnings(language),
                folder);
    }

    /** What helps somebody who has handed in nothing. */
    private String firstStep() {
        return new Finding(Cause.NOTHING_DEPLOYED, "", List.of(namespace), List.of()).text(language);
    }

    /** As {@link #manifests}; what can not be read at all gets no points, with the reason. */
    public Grade orNothing(String name, Path manifests, List<String> images, Path folder) {
        try {
            return manifests(name, manifests, images, folder);
        } catch (Unreadable unreadable) {
            return judged(Exam.refused(name, unreadable.text(language), language));
        }
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
        return rubric.apply(grade, handedIn, language);
    }
}
