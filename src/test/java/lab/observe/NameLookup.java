package lab.observe;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** How a pod's resolver looks a name up: in its hosts file, then at its nameserver, under which full names and in which order. */
record NameLookup(List<String> nameservers, List<String> search, int ndots, List<String> hosts) {

    private static final Pattern ADDRESS = Pattern.compile("(?m)^Address(?: \\d+)?:\\s*([0-9a-fA-F.:]+)(?:\\s.*)?$");

    /** Of a pod's resolv.conf and hosts file. */
    static NameLookup of(String resolvConf, String hosts) {
        return new NameLookup(
                words(resolvConf, "nameserver").toList(),
                words(resolvConf, "search").toList(),
                words(resolvConf, "options")
                        .filter(option -> option.startsWith("ndots:"))
                        .map(option -> Integer.valueOf(option.substring("ndots:".length())))
                        .findFirst()
                        .orElse(1),
                hosts.lines()
                        .map(String::strip)
                        .filter(line -> !line.startsWith("#"))
                        .toList());
    }

    private static Stream<String> words(String text, String keyword) {
        return text.lines()
                .map(line -> line.strip().split("\\s+"))
                .filter(line -> line[0].equals(keyword))
                .flatMap(line -> Stream.of(line).skip(1));
    }

    /** The address that the hosts file has. */
    Optional<String> fromHosts(String name) {
        return hosts.stream()
                .map(line -> line.split("\\s+"))
                .filter(line -> Stream.of(line).skip(1).anyMatch(name::equals))
                .map(line -> line[0])
                .findFirst();
    }

    /** The full names that are asked for, one after the other, until one is known. */
    List<String> candidates(String name) {
        var absolute = name.replaceFirst("\\.$", "");
        if (name.endsWith(".")) {
            return List.of(absolute);
        }
        var names = new ArrayList<>(
                search.stream().map(domain -> absolute + "." + domain).toList());
        names.add(absolute.chars().filter(c -> c == '.').count() >= ndots ? 0 : names.size(), absolute);
        return names;
    }

    /** The addresses in what nslookup printed, without the nameserver's own, which stands before the name. */
    static List<String> addresses(String printed) {
        var answer = printed.indexOf("Name:");
        return answer < 0
                ? List.of()
                : ADDRESS.matcher(printed.substring(answer))
                        .results()
                        .map(found -> found.group(1))
                        .distinct()
                        .toList();
    }
}
