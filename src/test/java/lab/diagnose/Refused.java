package lab.diagnose;

import static lab.diagnose.Cause.MANIFEST_REFUSED;
import static lab.diagnose.Cause.SELECTOR_NOT_TEMPLATE;

import java.util.List;
import java.util.stream.Stream;

/** kubectl refused something: what was not applied is the reason for all that is missing. */
final class Refused implements Rule {

    @Override
    public Stream<Finding> findings(Evidence evidence) {
        return evidence.refusal().stream()
                .map(said -> new Finding(
                        said.contains("`selector` does not match template `labels`")
                                ? SELECTOR_NOT_TEMPLATE
                                : MANIFEST_REFUSED,
                        "",
                        List.of(),
                        said.lines().filter(line -> !line.isBlank()).limit(6).toList()));
    }
}
