package lab.images;

import com.github.dockerjava.api.command.BuildImageCmd;
import com.github.dockerjava.api.command.BuildImageResultCallback;
import com.github.dockerjava.api.exception.DockerClientException;
import com.github.dockerjava.api.exception.DockerException;
import com.github.dockerjava.api.model.BuildResponseItem;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.TimeUnit;

/** A Dockerfile's way to an image, with the builder's last words if it ends on the way. */
public final class ImageBuild extends BuildImageResultCallback {

    /** A first build installs what it needs over a slow line. */
    public static final Duration LIMIT = Duration.ofMinutes(10);

    private static final int LAST_LINES = 10;

    private static final String COLOUR = "\u001B\\[[;0-9]*m";

    private final StringBuffer said = new StringBuffer();

    private ImageBuild() {}

    /** Returns when the image is there; throws {@link IllegalStateException} with the reason and the builder's last lines if there is none after 10 minutes. */
    public static void run(BuildImageCmd command) {
        var build = new ImageBuild();
        try {
            command.exec(build).awaitImageId(LIMIT.toMinutes(), TimeUnit.MINUTES);
        } catch (DockerClientException | DockerException failed) {
            throw failed(failed.getMessage(), build.said.toString());
        }
    }

    /** What is thrown of a build that failed for this reason, after the builder had said that. */
    public static IllegalStateException failed(String why, String said) {
        var lines = said.lines().toList();
        var last = lines.subList(Math.max(0, lines.size() - LAST_LINES), lines.size());
        return new IllegalStateException("%s%nThe builder said last:%n%s"
                .formatted(why, String.join("\n", last))
                .replaceAll(COLOUR, ""));
    }

    @Override
    public void onNext(BuildResponseItem item) {
        said.append(Objects.requireNonNullElse(item.getStream(), ""));
        super.onNext(item);
    }
}
