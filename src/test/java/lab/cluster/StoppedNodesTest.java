package lab.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StoppedNodesTest {

    private static final Node ONE = new Node("one", Node.Role.AGENT);
    private static final Node TWO = new Node("two", Node.Role.AGENT);
    private static final Duration LIMIT = Duration.ofSeconds(20);

    @TempDir
    private Path folder;

    @Test
    void each_stopped_node_is_started_once() throws IOException {
        var nodes = stoppedNodes("echo start {node} >> " + done());
        nodes.stop(ONE);
        nodes.stop(TWO);

        assertThat(nodes.start(ONE)).isTrue();
        assertThat(nodes.start(ONE)).isFalse();
        nodes.close();
        nodes.close();

        assertThat(Files.readAllLines(done())).containsExactly("stop one", "stop two", "start one", "start two");
    }

    @Test
    void one_that_does_not_start_keeps_no_other_down() {
        var nodes = stoppedNodes("test {node} = two && echo start {node} >> " + done());
        nodes.stop(ONE);
        nodes.stop(TWO);

        assertThatThrownBy(nodes::close).hasMessageContaining("node one is stopped and can not be started again");
        assertThat(done()).content().contains("start two");
    }

    @Test
    void a_stop_that_fails_is_undone() {
        var nodes = new StoppedNodes(new CommandPower("false", "echo start {node} >> " + done(), LIMIT));
        assertThatThrownBy(() -> nodes.stop(ONE)).isInstanceOf(IllegalStateException.class);

        nodes.close();

        assertThat(done()).content().isEqualTo("start one\n");
    }

    @Test
    void a_process_that_is_ended_starts_what_it_stopped() throws Exception {
        var process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin/java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        StopsAndHangs.class.getName(),
                        done().toString())
                .redirectErrorStream(true)
                .start();
        try (var said = process.inputReader()) {
            assertThat(said.readLine()).isEqualTo("stopped");
            assertThat(done()).content().isEqualTo("stop one\n");

            process.toHandle().destroy();

            assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
            assertThat(done()).content().isEqualTo("stop one\nstart one\n");
        } finally {
            process.destroyForcibly();
        }
    }

    /** Stops a node, and waits to be ended. */
    static final class StopsAndHangs {

        private StopsAndHangs() {}

        public static void main(String[] arguments) throws IOException {
            var power = new CommandPower(
                    "echo stop {node} >> " + arguments[0], "echo start {node} >> " + arguments[0], LIMIT);
            new StoppedNodes(power).stop(ONE);
            System.out.println("stopped");
            System.in.read();
        }
    }

    private Path done() {
        return folder.resolve("done");
    }

    private StoppedNodes stoppedNodes(String start) {
        return new StoppedNodes(new CommandPower("echo stop {node} >> " + done(), start, LIMIT));
    }
}
