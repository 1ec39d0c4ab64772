package lab.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import lab.observe.Moment;
import lab.observe.Recording;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.json.JsonMapper;

class ReportTest {

    private static final int USUAL_SIZE = 1_500_000;

    @TempDir
    private Path folder;

    @Test
    void a_run_becomes_a_page_a_summary_and_json() throws IOException {
        assertThat(Report.write(Runs.NODE_STOP, folder)).isEqualTo(folder.resolve("report.html"));

        var page = read("report.html");
        var json = JsonMapper.shared().readTree(read("report.json"));
        var sentence = json.at("/verdict/sentence/en").asString();
        assertThat(sentence).startsWith("1 of 36 checks failed. The node m02 died at 0.0 s");
        assertThat(page).contains(Markup.escaped(sentence)).hasSizeLessThan(USUAL_SIZE);
        assertThat(read("report.md").replace("\\", ""))
                .contains(sentence, json.at("/verdict/sentence/ko").asString());
        assertThat(json.path("healing")).hasSize(10);
        assertThat(json.path("acts")).hasSize(7);
        assertThat(json.at("/timeline/letters").size()).isPositive();
    }

    @Test
    void every_pod_of_the_time_shown_has_a_row() {
        var page = page(Runs.NODE_STOP);

        assertThat(Content.of(Runs.NODE_STOP).timeline().pods())
                .hasSize(15)
                .extracting(PodLife::name)
                .allSatisfy(pod -> assertThat(page).contains("<text class=\"name\"", ">" + pod + "</text>"));
    }

    @Test
    void the_page_needs_nothing_but_itself() {
        assertThat(page(Runs.NODE_STOP))
                .contains("default-src 'none'")
                .doesNotContain("{{")
                .doesNotContainPattern("(src|href|action)=|@import|url\\((?!#)");
    }

    @ParameterizedTest
    @MethodSource
    void wherever_a_recording_breaks_off_there_is_a_report(Recording recording) {
        assertThatCode(() -> Report.write(recording, folder)).doesNotThrowAnyException();
    }

    static Stream<Recording> wherever_a_recording_breaks_off_there_is_a_report() {
        var settings = new Recording(Runs.NODE_STOP.of("Settings").toList());
        var withoutSettings = new Recording(Runs.NODE_STOP.moments().stream()
                .filter(moment -> !moment.kind().equals("Settings"))
                .toList());
        var kinds = Runs.NODE_STOP.moments().stream().map(Moment::kind).distinct();
        return Stream.of(
                        Stream.of(Runs.EMPTY, settings, withoutSettings, Runs.passed(), Runs.broken("translate")),
                        kinds.map(kind -> new Recording(Runs.NODE_STOP.of(kind).toList())),
                        IntStream.iterate(1, at -> at < Runs.NODE_STOP.moments().size(), at -> at + 29)
                                .mapToObj(Runs::brokenOff))
                .flatMap(runs -> runs);
    }

    @Test
    void what_a_cluster_says_is_no_markup() throws IOException {
        Report.write(Runs.broken(Runs.HOSTILE), folder);

        var page = read("report.html");
        assertThat(page)
                .contains("&lt;script&gt;alert(1)&lt;/script&gt;&quot;&#39;&amp;&lt;b&gt;")
                .doesNotContain("<script>alert", "<b>|");
        assertThat(Pattern.compile("<script").matcher(page).results()).hasSize(1);
        assertThat(read("report.md").replaceAll("(?s)<pre>.*?</pre>", ""))
                .doesNotContain("<script", "<b>", "://")
                .doesNotContainPattern("(?<!\\\\)[]`]");
    }

    @Test
    void a_recording_that_is_longer_than_can_be_read_loses_its_lease_renewals_first() {
        var lease = Runs.NODE_STOP
                .of("Lease")
                .filter(moment -> moment.change().equals("MODIFIED"))
                .findFirst();
        var moments = Stream.concat(Stream.generate(lease::orElseThrow).limit(4000), Runs.NODE_STOP.moments().stream())
                .toList();

        assertThat(page(new Recording(moments)))
                .contains("moments are left out")
                .doesNotContain("Lease MODIFIED");
    }

    private String page(Recording recording) {
        return new HtmlPage(Content.of(recording), recording, "recording.ndjson").html();
    }

    private String read(String name) throws IOException {
        return Files.readString(folder.resolve(name));
    }
}
