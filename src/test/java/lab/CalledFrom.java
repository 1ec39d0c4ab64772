package lab;

import java.nio.file.Path;

/** The launcher works in the project's folder; what somebody types means where it was called from. */
public final class CalledFrom {

    private CalledFrom() {}

    public static Path path(String typed) {
        return Path.of(System.getenv().getOrDefault("LAB_CALLED_FROM", ""))
                .resolve(typed)
                .toAbsolutePath()
                .normalize();
    }
}
