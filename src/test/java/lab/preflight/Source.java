package lab.preflight;

/** A place in a file; line and column count from 1. */
public record Source(String file, int line, int column) implements Comparable<Source> {

    @Override
    public int compareTo(Source other) {
        return file.equals(other.file) ? Integer.compare(line, other.line) : file.compareTo(other.file);
    }

    @Override
    public String toString() {
        return "%s:%d:%d".formatted(file, line, column);
    }
}
