package lab.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.stream.Stream;
import lab.CalledFrom;
import lab.LabExtension;
import lab.observe.Recording;
import lab.report.Report;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(name = "report", mixinStandardHelpOptions = true, resourceBundle = "lab.cli.messages")
final class ReportCommand implements Runnable {

    @Parameters(arity = "0..1", paramLabel = "FILE", descriptionKey = "recording")
    private Path file;

    @Override
    public void run() {
        var recording = file == null ? LabExtension.RECORDING.toAbsolutePath() : CalledFrom.path(file.toString());
        if (!Files.isRegularFile(recording)) {
            throw new IllegalArgumentException(Messages.of("report.missing", recording));
        }
        var page = Report.write(
                read(recording), recording.getParent(), recording.getFileName().toString());
        System.out.println(Messages.of("report.done", page));
    }

    private static Recording read(Path file) {
        try {
            var recording = Recording.read(file);
            if (Files.size(file) > 0 && recording.moments().isEmpty() || !isWhole(recording)) {
                throw new IllegalArgumentException(Messages.of("report.none", file));
            }
            return recording;
        } catch (IOException | UncheckedIOException | NullPointerException broken) {
            throw new IllegalArgumentException(Messages.of("report.none", file), broken);
        }
    }

    /** Other files of JSON lines have lines too, but none of these fields. */
    private static boolean isWhole(Recording recording) {
        return recording.moments().stream()
                .allMatch(
                        moment -> Stream.of(moment.at(), moment.kind(), moment.change(), moment.name(), moment.object())
                                .noneMatch(Objects::isNull));
    }
}
