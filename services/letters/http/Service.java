package letters.http;

import io.vertx.core.Deployable;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.file.FileSystemOptions;
import java.util.function.Function;

/** Runs one service as a process: from its environment to its exit code. */
public final class Service {

    private static final int FAILED = 1;
    private static final int BAD_SETTING = 2;

    private Service() {}

    /** Runs until a signal ends it. Exits with 0 after its last letter, 1 when it cannot listen, 2 for a bad variable. */
    public static void run(Function<Env, Deployable> service) {
        Log.open();
        try {
            Env env = new Env(System.getenv());
            Vertx vertx = vertx(Pod.lettersAtOnce(env));
            Deployable deployable = service.apply(env);
            Rehearsal.on(vertx)
                    .otherwiseEmpty()
                    .compose(held -> vertx.deployVerticle(deployable))
                    .onSuccess(id -> finishLettersOnSignal(vertx, id))
                    .onFailure(cause -> exit(FAILED, cause.getMessage()));
        } catch (BadSetting bad) {
            exit(BAD_SETTING, bad.getMessage());
        }
    }

    /**
     * One event loop is plenty for waiting, and nothing is written to disk: the file system may be read-only. Beside the
     * letters there is room for those who are told that there is no room, for the page, and for Kubernetes.
     */
    static Vertx vertx(int lettersAtOnce) {
        VertxOptions options = new VertxOptions()
                .setEventLoopPoolSize(1)
                .setFileSystemOptions(new FileSystemOptions()
                        .setClassPathResolvingEnabled(false)
                        .setFileCachingEnabled(false));
        return Vertx.builder()
                .with(options)
                .withTransport(new ConnectionLimit(lettersAtOnce + lettersAtOnce / 4 + 100))
                .build();
    }

    private static void finishLettersOnSignal(Vertx vertx, String id) {
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            vertx.undeploy(id).await();
            // Left to itself the JVM reports the signal as its exit code, which reads like a crash.
            Runtime.getRuntime().halt(0);
        }));
    }

    private static void exit(int code, String why) {
        System.err.println(why);
        System.exit(code);
    }
}
