package lab.grade;

import static org.junit.platform.engine.discovery.ClassNameFilter.includeClassNamePatterns;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectPackage;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import lab.LabExtension;
import lab.Patience;
import lab.Scenario;
import lab.healing.Absence;
import org.junit.platform.engine.FilterResult;
import org.junit.platform.engine.support.descriptor.MethodSource;
import org.junit.platform.engine.support.store.Namespace;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.PostDiscoveryFilter;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/** The chapters' checks that are worth points, put to a submission. */
public final class Exam {

    private Exam() {}

    /** The ids of the checks that are worth points, in their order. */
    public static List<String> checks() {
        return Marking.ids(LauncherFactory.create().discover(request()));
    }

    /** Puts a submission to the test and grades what that shows; once more from a clean state when the cluster or this machine broke, which the grade then says. The recording and the report are in that folder. */
    public static Grade grade(HandedIn submission, Ward ward, Path folder, Patience patience, Locale language) {
        var begun = Instant.now();
        var first = once(submission, ward.admit(submission, folder, patience), begun, List.of(), language);
        var words = Words.in(language);
        if (first.infrastructure()) {
            var why = first.of(Verdict.INFRASTRUCTURE_ERROR).findFirst().orElseThrow();
            return again(
                    submission, ward, folder, patience, begun, words.of("again", firstLine(why.output())), language);
        }
        if (first.marks().stream()
                        .anyMatch(mark -> mark.points() > 0 && !mark.chapter().equals("ManifestsIT"))
                || submission.paper().isEmpty()) {
            return first;
        }
        return ward.starts()
                ? first.noted(words.of("control"))
                : again(submission, ward, folder, patience, begun, words.of("control.broken"), language);
    }

    private static Grade again(
            HandedIn submission,
            Ward ward,
            Path folder,
            Patience patience,
            Instant begun,
            String why,
            Locale language) {
        ward.renew();
        return once(submission, ward.admit(submission, folder, patience), begun, List.of(why), language);
    }

    /** The grade of what is not put to the test at all. */
    public static Grade refused(String submission, String why, Locale language) {
        return untested(submission, why, new Unmet("not-begun"), Optional.empty(), language);
    }

    /** The grade of what could not be put to the test. */
    public static Grade broken(String submission, String why, Locale language) {
        return untested(submission, why, new IllegalStateException(why), Optional.of(why), language);
    }

    private static Grade untested(
            String submission, String why, Throwable cause, Optional<String> broken, Locale language) {
        var marking = new Marking();
        marking.testPlanExecutionStarted(LauncherFactory.create().discover(request()));
        marking.allEnd(cause);
        return new Grade(
                submission,
                Instant.now(),
                Duration.ZERO,
                marking.marks(broken, Optional.empty(), language),
                List.of(why));
    }

    private static Grade once(HandedIn submission, Scenario given, Instant begun, List<String> notes, Locale language) {
        var marking = new Marking();
        try (var scenario = given;
                var session = LauncherFactory.openSession()) {
            session.getStore()
                    .put(
                            Namespace.create(LabExtension.class),
                            LabExtension.Given.class,
                            new LabExtension.Given(scenario));
            session.getLauncher().execute(request(), marking);
            var refused = scenario.failure().filter(NoImage.class::isInstance).map(NoImage.class::cast);
            if (refused.isPresent()) {
                return refused(submission.name(), refused.get().text(language), language);
            }
            var all = new ArrayList<>(notes);
            var finding = scenario.finding().map(found -> found.text(language));
            finding.ifPresent(all::add);
            Absence.of(scenario.recorder().recording()).forEach(absence -> all.add(told(absence, language)));
            return new Grade(
                    submission.name(),
                    begun,
                    Duration.between(begun, Instant.now()),
                    marking.marks(
                            scenario.infrastructure(),
                            scenario.finding().map(found -> found.title(language) + "\n→ " + found.fix(language)),
                            language),
                    all);
        }
    }

    private static String told(Absence absence, Locale language) {
        var words = Words.in(language);
        return absence.lasted()
                .map(lasted -> words.of(
                        "absence", absence.workload(), absence.node(), absence.pods(), lasted.toMillis() / 1000.0))
                .orElseGet(() -> words.of("absence.open", absence.workload(), absence.node(), absence.pods()));
    }

    private static LauncherDiscoveryRequest request() {
        return LauncherDiscoveryRequestBuilder.request()
                .selectors(selectPackage("lab.checks"))
                .filters(includeClassNamePatterns(".*IT"), (PostDiscoveryFilter) test ->
                        FilterResult.includedIf(test.getSource()
                                .filter(source -> source instanceof MethodSource)
                                .map(source ->
                                        ((MethodSource) source).getJavaMethod().isAnnotationPresent(Points.class))
                                .orElse(true)))
                .build();
    }

    private static String firstLine(String text) {
        return text.lines().findFirst().orElse("");
    }
}
