package lab.report;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import java.util.LinkedHashMap;
import java.util.List;

/** The checks: what failed is open, the rest is folded, a chapter each. */
record CheckSection(List<Judged> checks) {

    Markup html() {
        return Markup.of("<section><h2>%s</h2>%s</section>", Text.of("checks"), body());
    }

    private Markup body() {
        if (checks.isEmpty()) {
            return Markup.of("<p>%s</p>", Text.of("checks.nothing"));
        }
        return Markup.of(
                "%s%s",
                checks.stream()
                        .filter(Judged::failed)
                        .map(CheckSection::failure)
                        .toList(),
                checks.stream().collect(groupingBy(Judged::chapter, LinkedHashMap::new, toList())).values().stream()
                        .map(CheckSection::chapter)
                        .toList());
    }

    private static Markup failure(Judged check) {
        return Markup.of(
                "<article class=\"card failure\"><p class=\"whose\"><b class=\"failed\">%s</b> %s <code>%s</code></p><h3>%s</h3>%s</article>",
                Text.of("check.failed"), check.chapterTitle(), check.chapter(), check.title(), message(check));
    }

    private static Markup chapter(List<Judged> checks) {
        var first = checks.get(0);
        var passed = checks.stream().filter(Judged::passed).count();
        return Markup.of(
                "<details class=\"chapter\"><summary><b class=\"%s\"></b>%s <code>%s</code> <small>%s</small></summary><ul>%s</ul></details>",
                sign(checks),
                first.chapterTitle(),
                first.chapter(),
                checks.stream().allMatch(Judged::skipped)
                        ? Text.of("check.skipped")
                        : Text.of("checks.count", passed, checks.size()),
                checks.stream().map(CheckSection::item).toList());
    }

    private static String sign(List<Judged> checks) {
        return checks.stream().anyMatch(Judged::failed)
                ? "failed"
                : checks.stream().allMatch(Judged::passed) ? "passed" : "skipped";
    }

    private static Markup item(Judged check) {
        return Markup.of(
                "<li><b class=\"%s\">%s</b> %s <small>%s ms</small>%s</li>",
                check.outcome(),
                Text.of("check." + check.outcome()),
                check.title(),
                check.ms(),
                check.failed() ? Markup.NONE : message(check));
    }

    private static Markup message(Judged check) {
        return check.message().isEmpty() ? Markup.NONE : Markup.of("<pre>%s</pre>", check.message());
    }
}
