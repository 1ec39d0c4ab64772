package lab.diagnose;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import lab.observe.Hop;
import lab.pipeline.LetterService;
import lab.pipeline.Part;

/** The steps that were made from callers' places, the oldest first. */
record Steps(List<Hop> all) {

    /** The last time that this step was made. */
    Optional<Hop> last(LetterService caller, Hop.Step step) {
        return each(caller, step).reduce((one, other) -> other);
    }

    /** The steps of that kind, the last to each target. */
    Stream<Hop> each(LetterService caller, Hop.Step step) {
        return last(caller).filter(hop -> hop.step() == step);
    }

    /** Those that go wrong on the way from that caller, whoever tries last. */
    Stream<Hop> failed(Part caller) {
        return last(caller.role()).filter(hop -> !hop.succeeded());
    }

    private Stream<Hop> last(LetterService caller) {
        var last = new LinkedHashMap<String, Hop>();
        all.stream()
                .filter(hop -> hop.caller() == caller)
                .forEach(hop -> last.put(hop.step() + " " + hop.target(), hop));
        return last.values().stream();
    }
}
