package lab.cluster;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Instant;

/** The process that something belongs to, as it is written into labels and file names: {@code PID@START-MILLIS@HOST}. */
public record Owner(long pid, long startMillis, String host) {

    public static Owner current() {
        var process = ProcessHandle.current();
        return new Owner(process.pid(), start(process), hostName());
    }

    /** Throws {@link IllegalArgumentException} for a text that is not of that form. */
    public static Owner parse(String label) {
        var parts = label.split("@", 3);
        if (parts.length < 3) {
            throw new IllegalArgumentException("not PID@START-MILLIS@HOST: " + label);
        }
        return new Owner(Long.parseLong(parts[0]), Long.parseLong(parts[1]), parts[2]);
    }

    /** Whether that process has ended. A process of another host cannot be seen from here: it counts as alive. */
    public boolean gone() {
        return host.equals(hostName())
                && ProcessHandle.of(pid)
                        .filter(process -> start(process) == startMillis)
                        .isEmpty();
    }

    @Override
    public String toString() {
        return pid + "@" + startMillis + "@" + host;
    }

    private static long start(ProcessHandle process) {
        return process.info().startInstant().map(Instant::toEpochMilli).orElse(0L);
    }

    private static String hostName() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException nameless) {
            return "localhost";
        }
    }
}
