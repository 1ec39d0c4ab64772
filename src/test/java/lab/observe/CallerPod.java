package lab.observe;

import io.fabric8.kubernetes.api.model.ContainerStatus;
import io.fabric8.kubernetes.api.model.Pod;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import lab.cluster.Cluster;
import lab.pipeline.LetterService;

/** A container of a caller, and what is asked from inside: with its environment, its nameserver, its network and its policies. */
record CallerPod(Cluster cluster, LetterService role, Pod pod, ContainerStatus container) {

    /** Longer than a busy cluster takes for a name or a connection; what is dropped never comes. */
    private static final int SECONDS = 4;

    private static final Pattern STATUS = Pattern.compile("HTTP/[0-9.]+ (\\d{3}[^\\n]*)");

    /** What a command printed, and the code it ended with. */
    private record Printed(String text, int code, long ms) {

        /** coreutils' timeout says 124, busybox' one ends as by a signal. */
        boolean timedOut() {
            return code == 124 || code == 143;
        }
    }

    /** What its process was started with, and its resolver's files; throws {@link IllegalStateException} where there is no way in. */
    List<String> files() {
        return List.of(cluster.inside(
                        pod,
                        container,
                        "cat $environ; echo; echo ----; cat $root/etc/resolv.conf; echo ----; cat $root/etc/hosts")
                .split("\n----\n", 3));
    }

    Hop looksUp(String name, NameLookup lookup) {
        var begun = Instant.now();
        var hosts = lookup.fromHosts(name);
        var error = "";
        var found = hosts.orElse("");
        for (var candidate : hosts.isPresent() ? List.<String>of() : lookup.candidates(name)) {
            var server = lookup.nameservers().stream().findFirst().orElse("127.0.0.1");
            var printed = run("timeout %d nslookup %s. %s".formatted(SECONDS, quoted(candidate), quoted(server)));
            var addresses = NameLookup.addresses(printed.text());
            if (!addresses.isEmpty()) {
                found = String.join(", ", addresses);
                break;
            }
            if (isSilence(printed)) {
                error = "the nameserver %s does not answer: timed out".formatted(server);
                break;
            }
        }
        if (found.isEmpty() && error.isEmpty()) {
            error = "no such name: " + String.join(", ", lookup.candidates(name));
        }
        return hop(Hop.Step.NAME, name, found, error, Exchange.millisSince(begun));
    }

    private static boolean isSilence(Printed printed) {
        return printed.timedOut()
                || Stream.of("timed out", "no servers could be reached", "refused", "unreachable")
                        .anyMatch(printed.text()::contains);
    }

    /** Asks for nothing in particular: any answer shows that somebody is there. */
    Hop calls(Hop.Step step, String target, String address) {
        return answered(
                step,
                target,
                run("timeout %d wget -S -O /dev/null http://%s/ 2>&1".formatted(SECONDS, quoted(address))));
    }

    /** Sends a letter, and waits. */
    Hop sends(String target, String address, String path, String json, int seconds) {
        return answered(
                Hop.Step.LETTER,
                target,
                run("timeout %d wget -q -O - --header 'Content-Type: application/json' --post-data %s http://%s/%s 2>&1"
                        .formatted(seconds, quoted(json), quoted(address), path)));
    }

    private Hop answered(Hop.Step step, String target, Printed printed) {
        var status = STATUS.matcher(printed.text());
        var isAnswer = printed.code() == 0 || status.find();
        if (step == Hop.Step.LETTER) {
            return printed.code() == 0
                    ? hop(step, target, Exchange.letter(printed.text().strip()), "", printed.ms())
                    : hop(step, target, "", said(printed), printed.ms());
        }
        return isAnswer
                ? hop(step, target, printed.code() == 0 ? "answers" : "answers " + status.group(1), "", printed.ms())
                : hop(step, target, "", said(printed), printed.ms());
    }

    /** wget's own last words. */
    private static String said(Printed printed) {
        if (!printed.timedOut() && printed.text().isBlank()) {
            return "ended with code " + printed.code();
        }
        return printed.timedOut()
                ? "timed out"
                : printed.text()
                        .lines()
                        .reduce((one, other) -> other)
                        .orElse("")
                        .replaceFirst("^wget: ", "")
                        .strip();
    }

    Hop hop(Hop.Step step, String target, String found, String error, long ms) {
        return new Hop(role, pod.getMetadata().getName(), step, target, found, error, ms);
    }

    private Printed run(String command) {
        var begun = Instant.now();
        var printed = cluster.inside(pod, container, "pod " + command + "; code=$?; echo; echo \"---- $code\"");
        var end = printed.lastIndexOf("---- ");
        return new Printed(
                printed.substring(0, Math.max(0, end)).strip(),
                Integer.parseInt(printed.substring(end + "---- ".length()).strip()),
                Exchange.millisSince(begun));
    }

    private static String quoted(String text) {
        return "'" + text.replace("'", "'\\''") + "'";
    }

    /** The variables of a process, as /proc has them. */
    static Map<String, String> variables(String environ) {
        return Stream.of(environ.split("\0"))
                .map(variable -> variable.split("=", 2))
                .filter(pair -> pair.length == 2)
                .collect(java.util.stream.Collectors.toMap(
                        pair -> pair[0].strip(), pair -> pair[1], (one, other) -> one));
    }
}
