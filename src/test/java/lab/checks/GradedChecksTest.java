package lab.checks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import lab.grade.Points;
import lab.grade.Unmet;
import lab.observe.Moment;
import lab.observe.Recording;
import lab.pipeline.LetterService;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.opentest4j.TestAbortedException;
import tools.jackson.databind.json.JsonMapper;

/** What the graded checks say of real failures is sentences: no value as a program prints it, no class, no path of this machine. */
class GradedChecksTest {

    private static final Path RECORDINGS = Path.of("src/test/resources/lab/diagnose/recordings");
    private static final Pattern DUMP = Pattern.compile(
            "\\b[a-z]+\\.[a-z]+\\.[A-Z]\\w+|\\w+[(\\[]\\w+=|Exception|Expecting|\\bnull\\b|@[0-9a-f]{6}|/tmp/|sh -c|Optional");

    static List<Path> each_failure_is_told_in_sentences() throws IOException {
        try (var files = Files.list(RECORDINGS)) {
            return files.sorted().toList();
        }
    }

    @ParameterizedTest
    @MethodSource
    void each_failure_is_told_in_sentences(Path file) throws ReflectiveOperationException {
        var read = Recording.read(file);
        var namespace = read.last("Applied").orElseThrow().name().split("/")[0];
        var submission = new Moment(
                Instant.EPOCH,
                0,
                "Submission",
                "judged",
                namespace,
                JsonMapper.shared().createObjectNode());
        var recording = new Recording(
                Stream.concat(Stream.of(submission), read.moments().stream()).toList());
        for (var check : graded().toList()) {
            for (var arguments : arguments(check, recording)) {
                said(check, arguments)
                        .forEach(text -> assertThat(text)
                                .as(check.getName())
                                .isNotBlank()
                                .doesNotContainPattern(DUMP));
            }
        }
    }

    private static Stream<Method> graded() {
        return Stream.of(
                        ManifestsIT.class,
                        PodsIT.class,
                        ServicesIT.class,
                        LetterIT.class,
                        RolloutIT.class,
                        NodeStopIT.class,
                        NoLetterLostIT.class,
                        ChainIT.class)
                .flatMap(chapter -> Stream.of(chapter.getDeclaredMethods()))
                .filter(method -> method.isAnnotationPresent(Points.class));
    }

    private static List<Object[]> arguments(Method check, Recording recording) {
        if (check.getParameterCount() == 1) {
            return List.<Object[]>of(new Object[] {recording});
        }
        var all = new ArrayList<Object[]>();
        for (var service : LetterService.values()) {
            all.add(new Object[] {service, recording});
        }
        return all;
    }

    /** In both languages; nothing if the check passes or does not apply. */
    private static List<String> said(Method check, Object... arguments) throws ReflectiveOperationException {
        try {
            var chapter = check.getDeclaringClass().getDeclaredConstructor();
            chapter.setAccessible(true);
            check.setAccessible(true);
            check.invoke(chapter.newInstance(), arguments);
            return List.of();
        } catch (InvocationTargetException thrown) {
            if (thrown.getCause() instanceof Unmet unmet) {
                return List.of(unmet.text(Locale.ENGLISH), unmet.text(Locale.KOREAN));
            }
            if (thrown.getCause() instanceof TestAbortedException) {
                return List.of();
            }
            return fail(check + " throws what no student can read", thrown.getCause());
        }
    }
}
