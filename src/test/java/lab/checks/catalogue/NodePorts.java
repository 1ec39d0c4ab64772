package lab.checks.catalogue;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;

/** Submissions side by side can not all have the nodePort that they ask for: each seat has some of its own, of those that Kubernetes gives nobody by itself. */
final class NodePorts {

    /** Kubernetes chooses above 30085, as long as it can; 30080 is the lab's. */
    private static final int FIRST = 30000;

    private static final int LAST = 30080;
    private static final int OF_ONE_SEAT = 8;
    private static final Pattern FIXED = Pattern.compile("(\"?\\bnodePort\"?\\s*:\\s*)(3[0-2]\\d{3})\\b");

    private NodePorts() {}

    /** That text of manifests with a seat's own nodePorts, the same for the same; what is not valid stays as it is. */
    static String own(String text, int seat) {
        var own = new LinkedHashMap<String, Integer>();
        return FIXED.matcher(text)
                .replaceAll(found -> valid(found.group(2))
                        ? found.group(1) + own.computeIfAbsent(found.group(2), port -> next(seat, own))
                        : found.group());
    }

    private static boolean valid(String port) {
        return Integer.parseInt(port) <= 32767;
    }

    private static int next(int seat, Map<String, Integer> own) {
        var port = FIRST + OF_ONE_SEAT * seat + own.size();
        if (own.size() == OF_ONE_SEAT || port >= LAST) {
            throw new IllegalStateException("no nodePort is left for seat " + seat);
        }
        return port;
    }
}
