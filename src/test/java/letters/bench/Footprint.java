package letters.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a process holds, in bytes.
 *
 * @param heap the Java objects that survived a full collection
 * @param direct memory outside the heap that buffers take; 0 unless the JVM tracks its native memory
 * @param rss all of its pages in memory, garbage and the JVM itself included
 */
record Footprint(long heap, long direct, long rss) {

    private static final Pattern GENERATION = Pattern.compile("generation +total \\d+K, used (\\d+)K");
    private static final Pattern DIRECT = Pattern.compile("Other \\(reserved=\\d+KB, committed=(\\d+)KB\\)");

    /** Collects the garbage of this process first. For the serial collector, which the images use. */
    static Footprint of(long pid) throws IOException, InterruptedException {
        String said = jcmd(pid);
        long heap = GENERATION
                .matcher(said)
                .results()
                .mapToLong(one -> Long.parseLong(one.group(1)))
                .sum();
        if (heap == 0) {
            throw new IOException("jcmd did not tell the heap of " + pid + ": " + said);
        }
        Matcher direct = DIRECT.matcher(said);
        return new Footprint(
                heap * 1024, direct.find() ? Long.parseLong(direct.group(1)) * 1024 : 0, status(pid, "VmRSS"));
    }

    /** The most memory this process ever had, by Linux' count, in bytes. */
    static long highest(long pid) throws IOException {
        return status(pid, "VmHWM");
    }

    Footprint plus(Footprint other) {
        return new Footprint(heap + other.heap, direct + other.direct, rss + other.rss);
    }

    private static String jcmd(long pid) throws IOException, InterruptedException {
        // One jcmd for all: each is a JVM of its own, on the cores that are being measured.
        Path commands = Files.createTempFile("bench", ".jcmd");
        try {
            Files.writeString(commands, "GC.run\nGC.heap_info\nVM.native_memory summary\n");
            Process jcmd = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "jcmd")
                                    .toString(),
                            Long.toString(pid),
                            "-f",
                            commands.toString())
                    .redirectErrorStream(true)
                    .start();
            String said = new String(jcmd.getInputStream().readAllBytes());
            if (jcmd.waitFor() != 0) {
                throw new IOException("jcmd " + pid + " failed: " + said);
            }
            return said;
        } finally {
            Files.delete(commands);
        }
    }

    private static long status(long pid, String field) throws IOException {
        return Files.readAllLines(Path.of("/proc/" + pid + "/status")).stream()
                        .filter(line -> line.startsWith(field))
                        .map(line -> line.replaceAll("\\D", ""))
                        .mapToLong(Long::parseLong)
                        .findFirst()
                        .orElseThrow()
                * 1024;
    }
}
