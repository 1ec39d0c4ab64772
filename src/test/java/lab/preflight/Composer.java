package lab.preflight;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.common.Anchor;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.MappingStartEvent;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;

/** Documents with the place of each value. What kubectl's parser might take otherwise is refused: what is judged must be what is applied. */
final class Composer {

    /** Both far beyond what any manifest has, and little work: aliases count as often as they are used. */
    private static final int DEEPEST = 64;

    private static final int MOST = 50_000;
    private static final String MERGE = "<<";

    private final String file;
    private final Iterator<Event> events;
    private final Map<Anchor, Node> anchors = new HashMap<>();
    private int nodes;

    private Composer(String yaml, String file) {
        this.file = file;
        this.events = new Parse(LoadSettings.builder().setLabel(file).build())
                .parseString(yaml)
                .iterator();
    }

    /** The documents that say something; throws {@link Unreadable}. */
    static List<Node> compose(String yaml, String file) {
        try {
            return new Composer(yaml, file).documents();
        } catch (MarkedYamlEngineException broken) {
            var at = broken.getProblemMark().map(mark -> at(file, mark)).orElse(new Source(file, 1, 1));
            throw broken.getProblem().contains("\\t")
                    ? new Unreadable("tab", file, at.line(), at.column())
                    : new Unreadable("syntax", file, at.line(), at.column(), broken.getProblem());
        }
    }

    private List<Node> documents() {
        var documents = new ArrayList<Node>();
        while (events.hasNext()) {
            var event = events.next();
            if (event.getEventId() == Event.ID.DocumentStart) {
                anchors.clear();
                var root = events.next();
                documents.add(node(root, at(root), 0));
            }
        }
        documents.removeIf(document -> document.value() == null);
        return documents;
    }

    private Node node(Event event, Source at, int depth) {
        count(at, depth);
        if (event instanceof AliasEvent alias) {
            var target = anchors.get(alias.getAnchor().orElseThrow());
            if (target == null) {
                throw new Unreadable("alias", file, at.line(), at.column(), alias.getAlias());
            }
            countAll(target, at, depth);
            return new Node(at, target.value());
        }
        var node = new Node(at, value((NodeEvent) event, depth));
        ((NodeEvent) event).getAnchor().ifPresent(anchor -> anchors.put(anchor, node));
        return node;
    }

    private Object value(NodeEvent event, int depth) {
        if (event instanceof ScalarEvent scalar) {
            refuseTag(scalar.getTag().isPresent(), event);
            return scalar.isPlain() ? PlainScalar.of(scalar.getValue()) : scalar.getValue();
        }
        refuseTag(((CollectionStartEvent) event).getTag().isPresent(), event);
        return event instanceof MappingStartEvent ? fields(depth) : items(depth);
    }

    private List<Node> items(int depth) {
        var items = new ArrayList<Node>();
        for (var event = events.next(); event.getEventId() != Event.ID.SequenceEnd; event = events.next()) {
            items.add(node(event, at(event), depth + 1));
        }
        return items;
    }

    private Map<String, Node> fields(int depth) {
        var fields = new LinkedHashMap<String, Node>();
        var written = new HashMap<String, Source>();
        var merged = new HashSet<String>();
        for (var event = events.next(); event.getEventId() != Event.ID.MappingEnd; event = events.next()) {
            var at = at(event);
            if (!(event instanceof ScalarEvent key) || key.getTag().isPresent()) {
                throw new Unreadable("key", file, at.line(), at.column());
            }
            var before = written.put(key.getValue(), at);
            if (before != null) {
                throw new Unreadable("duplicate", file, at.line(), at.column(), key.getValue(), before.line());
            }
            var value = node(events.next(), at, depth + 1);
            if (key.isPlain() && key.getValue().equals(MERGE)) {
                merge(value, fields, merged, written);
            } else {
                fields.put(key.getValue(), value);
            }
        }
        return fields;
    }

    /** What was written before is not overwritten in YAML, but is by kubectl. */
    private void merge(Node value, Map<String, Node> into, Set<String> merged, Map<String, Source> written) {
        var sources = value.value() instanceof List ? value.all("*").toList() : List.of(value);
        for (var source : sources) {
            source.fields().forEach((name, node) -> {
                if (written.containsKey(name)) {
                    throw new Unreadable(
                            "duplicate",
                            file,
                            value.at().line(),
                            value.at().column(),
                            name,
                            written.get(name).line());
                }
                if (merged.add(name)) {
                    into.put(name, node);
                }
            });
        }
    }

    private void countAll(Node node, Source at, int depth) {
        node.all("*").forEach(child -> {
            count(at, depth + 1);
            countAll(child, at, depth + 1);
        });
    }

    private void count(Source at, int depth) {
        if (depth > DEEPEST) {
            throw new Unreadable("deep", file, at.line(), at.column(), DEEPEST);
        }
        if (++nodes > MOST) {
            throw new Unreadable("many", file, at.line(), at.column(), MOST);
        }
    }

    private void refuseTag(boolean there, Event event) {
        if (there) {
            throw new Unreadable("tag", file, at(event).line(), at(event).column());
        }
    }

    private Source at(Event event) {
        return at(file, event.getStartMark().orElseThrow());
    }

    private static Source at(String file, Mark mark) {
        return new Source(file, mark.getLine() + 1, mark.getColumn() + 1);
    }
}
