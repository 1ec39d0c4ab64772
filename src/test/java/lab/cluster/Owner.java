package lab.cluster;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Instant;

/** The process a test cluster belongs to, written into a label: {@code PID@START-MILLIS@HOST}. */
record Owner(long pid, long startMillis, String host) {

    static Owner current() {
        var process = ProcessHandle.current();
        return new Owner(process.pid(), start(process), hostName());
    }

    static Owner parse(String label) {
        var parts = label.split("@", 3);
        return new Owner(Long.parseLong(parts[0]), Long.parseLong(parts[1]), parts[2]);
    }

    /** Whether that process has ended. A process of another host cannot be seen from here: it counts as alive. */
    boolean gone() {
        return host.equals(hostName())
            && ProcessHandle.of(pid).filter(process -> start(process) == startMillis).isEmpty();
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
