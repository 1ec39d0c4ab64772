package lab.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import lab.diagnose.Bundle;
import lab.diagnose.Checkup;
import lab.diagnose.DiagnosisReport;
import lab.diagnose.Finding;
import lab.observe.Recorder;
import lab.observe.Until;
import lab.observe.Watches;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Help.Ansi.IStyle;
import picocli.CommandLine.Help.Ansi.Style;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.databind.json.JsonMapper;

@Command(name = "diagnose", mixinStandardHelpOptions = true, resourceBundle = "lab.cli.messages")
final class DiagnoseCommand implements Callable<Integer> {

    @Mixin
    private OtherCluster other;

    @Option(names = "--bundle", paramLabel = "FILE")
    private Path bundle;

    @Option(names = "--json")
    private boolean json;

    @Option(names = "--lang", paramLabel = "en|ko")
    private String language = Locale.getDefault().getLanguage();

    /** Exit code 1 where something is wrong; a risk is nothing wrong. */
    @Override
    public Integer call() {
        var cluster = other.isGiven() ? other.cluster() : ExploredLab.running();
        var namespace = other.namespace();
        var recorder = Recorder.inMemory();
        try (var watches = Watches.start(cluster, recorder)) {
            if (cluster.kubernetes().namespaces().withName(namespace).get() == null) {
                throw new IllegalArgumentException(Messages.of("diagnose.namespace", namespace));
            }
            watches.recordImages();
            var checkup = new Checkup(cluster, recorder, namespace);
            System.err.println(Messages.of("diagnose.looking", namespace));
            var finding = checkup.untilReady(Until.POD_STARTED).or(checkup::letters);
            var report = new DiagnosisReport(
                    namespace, finding, recorder.recording().hops(), finding.isPresent() ? List.of() : checkup.risks());
            System.out.println(json ? JsonMapper.shared().writeValueAsString(report.json()) : text(report));
            if (bundle != null) {
                Files.writeString(bundle, Bundle.of(recorder.recording(), namespace));
                System.err.println(Messages.of("diagnose.bundle", bundle));
            }
            return finding.isPresent() ? 1 : 0;
        } catch (IOException e) {
            throw new IllegalStateException("cannot write " + bundle + ": " + e.getMessage(), e);
        }
    }

    private String text(DiagnosisReport report) {
        var text = new StringBuilder();
        report.fault().ifPresentOrElse(fault -> text.append(coloured(fault)), () -> {
            report.walk().forEach(hop -> text.append("  ").append(hop).append('\n'));
            text.append(Messages.of("diagnose.well", report.namespace())).append('\n');
            report.risks().forEach(risk -> text.append('\n').append(coloured(risk)));
        });
        return text.toString().stripTrailing();
    }

    /** On a terminal a fault's title is red, a risk's yellow. */
    private String coloured(Finding finding) {
        var lines = finding.text(Locale.forLanguageTag(language)).split("\n", 2);
        var style = new IStyle[] {finding.cause().isRisk() ? Style.fg_yellow : Style.fg_red, Style.bold};
        return (Ansi.AUTO.enabled() ? Style.on(style) + lines[0] + Style.off(style) : lines[0]) + "\n" + lines[1];
    }
}
