package lab.observe;

import static java.util.stream.Collectors.joining;

import io.fabric8.kubernetes.api.model.ContainerStatus;
import io.fabric8.kubernetes.api.model.Pod;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
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

    /**
     * Somebody to ask.
     *
     * @param target as the step names it
     * @param address {@code IP:PORT}
     */
    record Call(Hop.Step step, String target, String address) {}

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

    /** Asks all these addresses at once for nothing in particular: any answer shows that somebody is there. */
    List<Hop> calls(List<Call> calls) {
        return ask(
                calls, call -> "timeout %d wget -S -O /dev/null http://%s/".formatted(SECONDS, quoted(call.address())));
    }

    /** Sends a letter to each of them, and waits that long for the last translation. */
    List<Hop> sends(List<Call> calls, String path, String json, int seconds) {
        return ask(
                calls,
                call -> "timeout %d wget -q -O - --header 'Content-Type: application/json' --post-data %s http://%s/%s"
                        .formatted(seconds, quoted(json), quoted(call.address()), path));
    }

    private List<Hop> ask(List<Call> calls, Function<Call, String> command) {
        var printed = run(calls.stream().map(command).toList());
        return IntStream.range(0, calls.size())
                .mapToObj(number ->
                        answered(calls.get(number).step(), calls.get(number).target(), printed.get(number)))
                .toList();
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
        return run(List.of(command)).get(0);
    }

    /** All at once, for one way in costs a machine more than what is asked there. */
    private List<Printed> run(List<String> commands) {
        var script = IntStream.range(0, commands.size())
                .mapToObj(number -> """
                        {
                          read -r begun rest < /proc/uptime
                          said=$(pod %s 2>&1); code=$?
                          read -r ended rest < /proc/uptime
                          printf '%%s\n%%s\n' "---- %d $code $begun $ended" "$said"
                        } &
                        """.formatted(commands.get(number), number))
                .collect(joining("", "", "wait\n"));
        var printed = new TreeMap<Integer, Printed>();
        for (var one : cluster.inside(pod, container, script).split("(?m)^---- ")) {
            var lines = one.split("\n", 2);
            var words = lines[0].strip().split(" ");
            if (words.length == 4) {
                printed.put(
                        Integer.valueOf(words[0]),
                        new Printed(
                                lines[1].strip(),
                                Integer.parseInt(words[1]),
                                Math.round((Double.parseDouble(words[3]) - Double.parseDouble(words[2])) * 1000)));
            }
        }
        if (printed.size() != commands.size()) {
            throw new IllegalStateException("of %d questions %d came back".formatted(commands.size(), printed.size()));
        }
        return List.copyOf(printed.values());
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
