package letters.http;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.logging.Formatter;
import java.util.logging.Level;
import java.util.logging.LogManager;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.StreamHandler;

/** The service's log: one line an event, to standard output, until the process ends. */
public final class Log {

    /** Kept, for the JDK forgets a logger that nobody refers to, and its level. */
    private static final Logger LETTERS = lasting("letters");

    private Log() {}

    /** Before anything else logs: the JDK takes a log manager only once. */
    private static Logger lasting(String name) {
        System.setProperty("java.util.logging.manager", Lasting.class.getName());
        return Logger.getLogger(name);
    }

    /** Sends everything to standard output. */
    static void open() {
        Logger root = Logger.getLogger("");
        Arrays.stream(root.getHandlers()).forEach(root::removeHandler);
        root.addHandler(new Lines());
    }

    /** Logs one line. */
    public static void info(String line) {
        LETTERS.info(line);
    }

    /** Keeps back everything but failures. */
    static void quiet(boolean quiet) {
        LETTERS.setLevel(quiet ? Level.SEVERE : Level.INFO);
    }

    /** Logs what went wrong with its stack trace. */
    public static void failure(String line, Throwable cause) {
        LETTERS.log(Level.SEVERE, line, cause);
    }

    private static final class Lines extends StreamHandler {

        Lines() {
            super(System.out, new Line());
        }

        @Override
        public synchronized void publish(LogRecord line) {
            super.publish(line);
            flush();
        }
    }

    /** Time, level, message, stack trace; the JDK's own formatter takes ten times as long. */
    private static final class Line extends Formatter {

        private static final DateTimeFormatter TIME =
                DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSZ").withZone(ZoneId.systemDefault());

        @Override
        public String format(LogRecord line) {
            StringBuilder text = new StringBuilder(128);
            TIME.formatTo(line.getInstant(), text);
            text.append(' ')
                    .append(line.getLevel())
                    .append(' ')
                    .append(formatMessage(line))
                    .append('\n');
            if (line.getThrown() != null) {
                StringWriter trace = new StringWriter();
                line.getThrown().printStackTrace(new PrintWriter(trace));
                text.append(trace);
            }
            return text.toString();
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
