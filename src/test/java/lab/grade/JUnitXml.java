package lab.grade;

import java.time.Duration;
import java.util.Locale;

/** JUnit XML as Surefire writes it (surefire-test-report.xsd): an infrastructure error is an error, not a failure. */
final class JUnitXml implements Format {

    @Override
    public String file() {
        return "TEST-grade.xml";
    }

    @Override
    public String write(Grade grade, Locale language) {
        var clean = Printable.in(language).visible(grade);
        var xml = new Xml();
        return xml.element(
                        "testsuite",
                        () -> {
                            xml.element("properties", () -> {
                                property(xml, "points", Score.text(clean.points()));
                                property(xml, "max_points", Score.text(clean.maxPoints()));
                                clean.notes().forEach(note -> property(xml, "note", note));
                            });
                            clean.marks().forEach(mark -> testcase(xml, mark));
                        },
                        "name",
                        clean.submission(),
                        "time",
                        seconds(clean.took()),
                        "tests",
                        clean.marks().size(),
                        "errors",
                        clean.of(Verdict.INFRASTRUCTURE_ERROR).count(),
                        "skipped",
                        clean.of(Verdict.SKIPPED).count(),
                        "failures",
                        clean.of(Verdict.FAILED).count())
                .text();
    }

    private static void property(Xml xml, String name, String value) {
        xml.element("property", "", "name", name, "value", value);
    }

    private static void testcase(Xml xml, Mark mark) {
        Runnable outcome = switch (mark.verdict()) {
            case PASSED -> () -> xml.element("system-out", mark.output());
            case FAILED -> () -> problem(xml, "failure", mark);
            case INFRASTRUCTURE_ERROR -> () -> problem(xml, "error", mark);
            case SKIPPED -> () -> xml.element("skipped", mark.output(), "message", mark.title());
        };
        xml.element(
                "testcase", outcome, "name", mark.method(), "classname", mark.chapter(), "time", seconds(mark.took()));
    }

    private static void problem(Xml xml, String element, Mark mark) {
        var points = "%s (%s/%s)".formatted(mark.title(), Score.text(mark.points()), Score.text(mark.counted()));
        xml.element(
                element,
                mark.output(),
                "message",
                points,
                "type",
                mark.verdict().word());
    }

    private static String seconds(Duration took) {
        return String.format(Locale.ROOT, "%.3f", took.toMillis() / 1000.0);
    }
}
