package lab.observe;

import java.time.Instant;
import tools.jackson.databind.JsonNode;

/**
 * One thing that happened: a line of a recording.
 *
 * @param at when it was seen, or, where whoever did it says so exactly (Docker), when it happened
 * @param ms milliseconds since the recording began, by a clock that nobody sets
 * @param kind a Kubernetes kind, or Act, Check, Docker, Exchange, Finding, Images, Letter, Log, Page, Settings
 * @param change ADDED, MODIFIED, DELETED; or what became of an act, a check, a letter, a node's container
 * @param name of what it happened to, {@code namespace/name} where it has a namespace
 * @param object what there is to know of it then; of Kubernetes' objects all but what is noise or secret
 */
public record Moment(Instant at, long ms, String kind, String change, String name, JsonNode object) {

    public boolean is(String kind, String change) {
        return this.kind.equals(kind) && this.change.equals(change);
    }

    /** The object's field as text; empty if it has none. */
    public String text(String field) {
        return object.path(field).asString("");
    }
}
