package letters.bench;

import java.io.IOException;
import java.net.ConnectException;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** One service running as a process of its own, with the image's JVM options, on a free port of 127.0.0.1. */
record Replica(String name, String path, int port, Process process, Path log) {

    private static final Path FOLDER = Path.of("target", "bench");
    private static final int MOST_MILLIS = 20_000;

    /** Which service a replica is of. */
    enum Kind {
        FRONTEND("letters.frontend.Frontend", "/translate"),
        OCR("letters.ocr.Ocr", "/ocr"),
        TRANSLATE("letters.translate.Translate", "/translate");

        private final String main;
        private final String path;

        Kind(String main, String path) {
            this.main = main;
            this.path = path;
        }
    }

    /** Starts it; {@code jvm} are options after the image's own, which they override. */
    static Replica start(Kind kind, int number, List<String> jvm, Map<String, String> environment) throws IOException {
        int port = freePort();
        String name = kind.name().toLowerCase() + "-" + number;
        Path log = FOLDER.resolve(name + ".log");
        ProcessBuilder java = new ProcessBuilder();
        java.command()
                .add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        java.command().add("@" + FOLDER.resolve(kind.name().toLowerCase() + ".options"));
        java.command().addAll(jvm);
        java.command().add(kind.main);
        java.environment().putAll(environment);
        java.environment().putAll(Map.of("PORT", Integer.toString(port), "HOST", "127.0.0.1", "DRAIN_MS", "0"));
        Process process =
                java.redirectErrorStream(true).redirectOutput(log.toFile()).start();
        // The script ends what is listed here, should this process be killed before it can.
        Files.writeString(
                FOLDER.resolve("pids"), process.pid() + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        return new Replica(name, kind.path, port, process, log);
    }

    InetSocketAddress address() {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
    }

    /** Its address with its path, as the service before it is told. */
    String url() {
        return "http://127.0.0.1:" + port + path;
    }

    void awaitReady() throws IOException, InterruptedException {
        await("/health/ready", "\"UP\"");
    }

    /** Returns when it works on no letter: neither on one nobody waits for any more. */
    void awaitIdle() throws IOException, InterruptedException {
        await("/metrics", "letters_in_flight 0.0");
    }

    private void await(String path, String text) throws IOException, InterruptedException {
        URI url = URI.create("http://127.0.0.1:" + port + path);
        for (long end = System.nanoTime() + MOST_MILLIS * 1_000_000L; System.nanoTime() < end; Thread.sleep(50)) {
            if (!process.isAlive()) {
                break;
            }
            HttpURLConnection asked = (HttpURLConnection) url.toURL().openConnection();
            try {
                if (asked.getResponseCode() == 200
                        && new String(asked.getInputStream().readAllBytes(), StandardCharsets.UTF_8).contains(text)) {
                    return;
                }
            } catch (ConnectException notYet) {
                continue;
            }
        }
        throw new IOException(name + " does not say " + text + " at " + path + ", see " + log);
    }

    void stop() throws InterruptedException {
        process.destroy();
        if (!process.waitFor(3, TimeUnit.SECONDS)) {
            process.destroyForcibly().waitFor();
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket any = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return any.getLocalPort();
        }
    }
}
