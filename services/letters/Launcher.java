package letters;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.dns.AddressResolverOptions;
import io.vertx.core.file.FileSystemOptions;
import java.util.function.Function;
import letters.server.ConnectionLimit;
import letters.server.LetterVerticle;

/** Runs one service as a process: from its environment to its exit code. */
public final class Launcher {

    private static final int FAILED = 1;
    private static final int BAD_CONFIG = 2;

    private Launcher() {}

    /** Runs until a signal ends it. Exits with 0 after its last letter, 1 when it cannot listen, 2 for a bad variable. */
    public static void run(Function<Environment, LetterVerticle> service) {
        try {
            Environment environment = new Environment(System.getenv());
            LetterVerticle verticle = service.apply(environment);
            Vertx vertx = vertx(environment);
            Future<?> warm = WarmUp.on(vertx).otherwiseEmpty();
            warm.compose(end -> vertx.deployVerticle(verticle))
                    .onSuccess(id -> finishLettersOnSignal(vertx, id))
                    .onFailure(cause -> exit(FAILED, cause.getMessage()));
        } catch (Environment.Unusable bad) {
            exit(BAD_CONFIG, bad.getMessage());
        }
    }

    /** One event loop is plenty for waiting, and nothing is written to disk: the file system may be read-only. */
    static Vertx vertx(Environment environment) {
        VertxOptions options = new VertxOptions()
                .setEventLoopPoolSize(1)
                .setAddressResolverOptions(resolver())
                .setFileSystemOptions(new FileSystemOptions()
                        .setClassPathResolvingEnabled(false)
                        .setFileCachingEnabled(false));
        return Vertx.builder()
                .with(options)
                .withTransport(ConnectionLimit.of(environment.connectionsAtOnce()))
                .build();
    }

    private static AddressResolverOptions resolver() {
        AddressResolverOptions options = new AddressResolverOptions();
        ResolvConf.OF_THIS_MACHINE.searchDomains().forEach(options::addSearchDomain);
        return options;
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
