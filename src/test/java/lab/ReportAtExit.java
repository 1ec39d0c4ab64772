package lab;

import java.nio.file.Path;
import lab.observe.Recorder;
import lab.report.Report;

/** Writes a run's report when it is closed, or when somebody ends the process first: that one wants to see how far it was. */
final class ReportAtExit implements AutoCloseable {

    private final Recorder recorder;
    private final Path folder;
    private final Thread killed = new Thread(this::write, "report of a run that was killed");

    ReportAtExit(Recorder recorder, Path folder) {
        this.recorder = recorder;
        this.folder = folder;
        Runtime.getRuntime().addShutdownHook(killed);
    }

    private synchronized void write() {
        Report.write(recorder.recording(), folder);
    }

    @Override
    public void close() {
        write();
        try {
            Runtime.getRuntime().removeShutdownHook(killed);
        } catch (IllegalStateException ending) {
            // nobody can ask whether the process ends already; it writes the report once more
        }
    }
}
