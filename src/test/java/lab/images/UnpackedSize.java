package lab.images;

/** What an archive and the layers in it unpack to, against the most that is allowed; an attack has a thousand times as much. */
final class UnpackedSize {

    /** Three images of a few hundred MB each have a third of that. */
    static final int MOST_GIB = 6;

    private static final long MOST_BYTES = (long) MOST_GIB << 30;
    private static final int MOST_FILES = 500_000;

    private long bytes;
    private int files;

    /** One more file of that many bytes; throws {@link ArchiveException} if that is too much. */
    void add(long size) {
        bytes += Math.max(size, 0);
        if (size < 0 || bytes > MOST_BYTES || ++files > MOST_FILES) {
            throw new ArchiveException("large", MOST_GIB);
        }
    }
}
