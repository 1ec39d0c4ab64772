package letters.http;

import java.util.Arrays;
import java.util.logging.Level;
import java.util.logging.LogManager;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import java.util.logging.StreamHandler;

/** The service's log: one line an event, to standard output, until the process ends. */
public final class Log {

    private Log() {}

    /** Sends everything to standard output. Before anything else logs: the JDK takes a log manager only once. */
    static void open() {
        System.setProperty("java.util.logging.manager", Lasting.class.getName());
        System.setProperty("java.util.logging.SimpleFormatter.format", "%1$tFT%1$tT.%1$tL%1$tz %4$s %5$s%6$s%n");
        Logger root = Logger.getLogger("");
        Arrays.stream(root.getHandlers()).forEach(root::removeHandler);
        root.addHandler(new Lines());
    }

    /** Logs one line. */
    public static void info(String line) {
        Logger.getLogger("letters").info(line);
    }

    /** Logs what went wrong with its stack trace. */
    public static void failure(String line, Throwable cause) {
        Logger.getLogger("letters").log(Level.SEVERE, line, cause);
    }

    private static final class Lines extends StreamHandler {

        Lines() {
            super(System.out, new SimpleFormatter());
        }

        @Override
        public synchronized void publish(LogRecord line) {
            super.publish(line);
            flush();
        }
    }

    /** The JDK's log manager drops its handlers at the first sign of the end, and the last letters' lines with them. */
    public static final class Lasting extends LogManager {

        /** Keeps everything. */
        @Override
        public void reset() {
            // see above
        }
    }
}
