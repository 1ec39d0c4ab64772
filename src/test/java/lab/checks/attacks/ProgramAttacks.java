package lab.checks.attacks;

import static lab.checks.attacks.Attack.correct;
import static lab.checks.attacks.Attack.write;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import javax.tools.ToolProvider;

/** What programs can try once they run: {@code src/test/resources/attacks/Attack.java} in the place of one of the three. */
final class ProgramAttacks {

    private static final String PROGRAM = """

            ---
            apiVersion: v1
            kind: ConfigMap
            metadata: {name: attack}
            binaryData: {Attack.class: %s}
            """;

    private final String program;

    /** Compiles it into that folder. */
    ProgramAttacks(Path folder) throws IOException {
        var source = "src/test/resources/attacks/Attack.java";
        if (ToolProvider.getSystemJavaCompiler()
                        .run(null, null, null, "-encoding", "UTF-8", "-d", folder.toString(), source)
                != 0) {
            throw new IllegalStateException(source + " cannot be compiled");
        }
        this.program = PROGRAM.formatted(
                Base64.getEncoder().encodeToString(Files.readAllBytes(folder.resolve("Attack.class"))));
    }

    List<Attack> all() {
        return List.of(
                page("by-itself", 76, "Translate-Worker were taken away"),
                page("by-script", 76, "Translate-Worker were taken away"),
                ocr("from-cache", 76, "Translate-Worker were taken away"),
                page("script-loop", 76, ""),
                page("alert", 76, ""),
                page("tabs", 76, ""),
                page("endless", 76, ""),
                page("bomb", 76, ""),
                page("silent", 76, ""),
                page("login", 76, ""),
                page("circle", 76, ""),
                page("to-file", 76, ""),
                page("to-link-local", 76, ""),
                page("header", 76, ""),
                page("control", 76, ""),
                page("large", 100, ""),
                page("logs", 76, ""),
                page("memory", 76, ""),
                page("threads", 76, ""),
                page("message", 60, ""),
                ocr("endless", 76, ""),
                ocr("silent", 76, ""),
                manifest(
                        "never ends",
                        "        args: [frontend]",
                        "        args: [frontend]\n        lifecycle: {preStop: {exec: {command: [sleep, '600']}}}"),
                manifest(
                        "gate that nobody opens",
                        "    spec:\n      containers:\n      - name: frontend",
                        "    spec:\n      readinessGates: [{conditionType: kim.dev/open}]\n      containers:\n      - name: frontend"));
    }

    private Attack page(String what, double most, String said) {
        return in("frontend", "5000", what, most, said);
    }

    private Attack ocr(String what, double most, String said) {
        return in("ocr", "5001", what, most, said);
    }

    private Attack in(String role, String port, String what, double most, String said) {
        return new Attack(
                role + " " + what,
                most,
                said,
                folder -> write(
                        folder,
                        correct()
                                        .replace(
                                                "      containers:\n      - name: %s\n".formatted(role),
                                                "      volumes: [{name: attack, configMap: {name: attack}}]\n      containers:\n      - name: %s\n"
                                                        .formatted(role))
                                        .replace(
                                                "        args: [%s]\n".formatted(role),
                                                "        command: [java, -Xmx64m, -cp, /attack, Attack, %s, '%s']\n        volumeMounts: [{name: attack, mountPath: /attack}]\n"
                                                        .formatted(what, port))
                                + program));
    }

    private static Attack manifest(String name, String one, String other) {
        return new Attack(name, 100, "", folder -> write(folder, correct().replace(one, other)));
    }
}
