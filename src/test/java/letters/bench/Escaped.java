package letters.bench;

/** Bytes for a person to read: on one line, without anything a terminal would obey. */
final class Escaped {

    private static final int LONGEST = 400;

    private Escaped() {}

    /** The beginning of it, and how long it is. */
    static String of(CharSequence bytes) {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < bytes.length() && line.length() < LONGEST; i++) {
            char one = bytes.charAt(i);
            switch (one) {
                case '\r' -> line.append("\\r");
                case '\n' -> line.append("\\n");
                case '\\' -> line.append("\\\\");
                default ->
                    line.append(one >= ' ' && one <= '~' ? Character.toString(one) : "\\x%02x".formatted((int) one));
            }
        }
        return line + " (" + bytes.length() + " bytes)";
    }
}
