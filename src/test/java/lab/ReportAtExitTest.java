package lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import lab.observe.Recorder;
import lab.observe.Recording;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportAtExitTest {

    @TempDir
    private Path folder;

    /** A run that goes on for as long as it is let. */
    static final class Run {

        private Run() {}

        public static void main(String[] arguments) throws InterruptedException {
            var folder = Path.of(arguments[0]);
            var recorder = Recorder.to(folder.resolve(Recording.FILE));
            try (var report = new ReportAtExit(recorder, folder)) {
                recorder.add("Act", "begun", "CLUSTER", Map.of("waits_for", "nodes"));
                System.out.println(report);
                Thread.currentThread().join();
            }
        }
    }

    @Test
    void a_run_that_is_killed_leaves_a_report_of_how_far_it_was() throws IOException, InterruptedException {
        var run = new ProcessBuilder(
                        System.getProperty("java.home") + "/bin/java",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Run.class.getName(),
                        folder.toString())
                .redirectErrorStream(true)
                .start();
        try (var said = run.inputReader()) {
            assertThat(said.readLine()).contains("ReportAtExit");
            run.toHandle().destroy();

            assertThat(run.waitFor(20, TimeUnit.SECONDS)).as("ended").isTrue();
            assertThat(said.lines()).isEmpty();
        }
        assertThat(folder.resolve("report.html")).content().contains("CLUSTER", "broke off");
    }

    @Test
    void a_run_that_ends_by_itself_leaves_it_too() {
        var recorder = Recorder.inMemory();

        new ReportAtExit(recorder, folder).close();

        assertThat(folder).isDirectoryContaining("glob:**/report.html");
    }
}
