package letters.bench;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import letters.Caller;
import org.awaitility.Awaitility;

/** One replica of each service: the Frontend, the worker behind it, and the one behind that. */
record Chain(List<Replica> replicas) implements AutoCloseable {

    static final Path FOLDER = Path.of("target", "bench");

    /** A process of its own, with the image's JVM options, on a free port of 127.0.0.1. */
    record Replica(String service, Process process, URI url) {

        /** Waits until it says this at this path. */
        void await(String path, String text) {
            var says = Awaitility.waitAtMost(Duration.ofMinutes(1)).ignoreExceptions();
            says.until(() -> Caller.get(url.resolve(path)).body().contains(text));
        }

        /** What survives a full collection. */
        long heapKib() throws IOException {
            String used = "generation +total \\d+K, used (\\d+)K";
            return kib(used, "jcmd %d GC.run") + kib(used, "jcmd %d GC.heap_info");
        }

        /** The sum of these numbers in what a command says. */
        long kib(String numbers, String command) throws IOException {
            Process asked = new ProcessBuilder(command.formatted(process.pid()).split(" ")).start();
            String said = new String(asked.getInputStream().readAllBytes());
            var found = Pattern.compile(numbers).matcher(said).results();
            return found.mapToLong(number -> Long.parseLong(number.group(1))).sum();
        }
    }

    /** With this memory limit, and these variables, each {@code NAME=value}. */
    static Chain start(String limit, String... variables) throws IOException {
        Map<String, String> environment = new HashMap<>(Map.of("HOST", "127.0.0.1", "DRAIN_MS", "0"));
        for (String variable : variables) {
            environment.put(variable.split("=")[0], variable.split("=")[1]);
        }
        Replica translate = start("translate.Translate", "/translate", limit, environment);
        environment.put("TRANSLATE_SERVICE_URL", translate.url.toString());
        Replica ocr = start("ocr.Ocr", "/ocr", limit, environment);
        environment.put("OCR_SERVICE_URL", ocr.url.toString());
        Chain chain = new Chain(List.of(start("frontend.Frontend", "/translate", limit, environment), ocr, translate));
        chain.replicas.forEach(replica -> replica.await("/health/ready", "UP"));
        return chain;
    }

    private static Replica start(String main, String path, String limit, Map<String, String> environment)
            throws IOException {
        try (ServerSocket free = new ServerSocket(0)) {
            environment.put("PORT", "" + free.getLocalPort());
        }
        String service = main.replaceFirst("\\..*", "");
        String java = "java @target/bench/%s.options -XX:MaxRAM=%s -XX:NativeMemoryTracking=summary letters.%s";
        List<String> command = List.of(java.formatted(service, limit, main).split(" "));
        ProcessBuilder builder = log(command, service + environment.get("PORT") + ".log");
        builder.environment().putAll(environment);
        Process process = builder.start();
        // The script, which makes this file, ends what is listed there, should this process be killed before it can.
        Files.writeString(FOLDER.resolve("pids"), process.pid() + "\n", StandardOpenOption.APPEND);
        return new Replica(service, process, URI.create("http://127.0.0.1:" + environment.get("PORT") + path));
    }

    /** A command whose output goes to this file. */
    static ProcessBuilder log(List<String> command, String file) {
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        return builder.redirectOutput(FOLDER.resolve(file).toFile());
    }

    double cpuSeconds() {
        var used = replicas.stream().map(replica -> replica.process.info().totalCpuDuration());
        return used.mapToLong(time -> time.orElseThrow().toMillis()).sum() / 1e3;
    }

    /** What survives a full collection, and the buffers outside the heap. */
    long kib() throws IOException {
        long sum = 0;
        for (Replica replica : replicas) {
            sum += replica.heapKib() + replica.kib("Other \\(.*committed=(\\d+)KB\\)", "jcmd %d VM.native_memory");
        }
        return sum;
    }

    @Override
    public void close() {
        replicas.forEach(replica -> replica.process.destroy());
    }
}
