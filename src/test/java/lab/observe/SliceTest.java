package lab.observe;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

class SliceTest {

    private static final Map<String, ?> OBJECT = Map.of("metadata", Map.of("name", "x"));

    private final List<Moment> moments = new ArrayList<>();

    @Test
    void what_is_there_is_kept_as_it_was_last_and_what_was_said_since_it_was_applied(@TempDir Path folder) {
        add("Node", "ADDED", "m02", OBJECT);
        add("Node", "MODIFIED", "m02", OBJECT);
        add("Deployment", "ADDED", "kube-system/coredns", OBJECT);
        add("Deployment", "ADDED", "seat-1/ocr", OBJECT);
        add("Pod", "ADDED", "seat-1/old", OBJECT);
        add("Exchange", "asked", "seat-1/ocr", Map.of("body", "of the one before"));
        add("Apply", "begun", "seat-1/manifests", Map.of());
        add("Pod", "DELETED", "seat-1/old", OBJECT);
        add("Pod", "ADDED", "seat-10/other", OBJECT);
        add("Pod", "ADDED", "seat-1/new", OBJECT);
        add("Event", "ADDED", "seat-1/old.1", warning("old"));
        add("Event", "ADDED", "seat-1/new.1", warning("new"));
        add("Applied", "accepted", "seat-1/manifests", Map.of());
        add("Exchange", "asked", "seat-1/ocr", Map.of("body", "of this one"));
        var file = folder.resolve("slice.ndjson.gz");

        Slice.write(Slice.of(new Recording(moments), "seat-1"), file);

        assertThat(Recording.read(file).moments())
                .extracting(moment -> moment.kind() + " " + moment.change() + " " + moment.name())
                .containsExactly(
                        "Node MODIFIED m02",
                        "Deployment ADDED kube-system/coredns",
                        "Deployment ADDED seat-1/ocr",
                        "Apply begun seat-1/manifests",
                        "Pod ADDED seat-1/new",
                        "Event ADDED seat-1/new.1",
                        "Applied accepted seat-1/manifests",
                        "Exchange asked seat-1/ocr");
    }

    private static Map<String, ?> warning(String about) {
        return Map.of("metadata", Map.of(), "type", "Warning", "involvedObject", Map.of("name", about));
    }

    private void add(String kind, String change, String name, Map<String, ?> object) {
        var at = Instant.EPOCH.plusSeconds(moments.size());
        moments.add(new Moment(at, 0, kind, change, name, JsonMapper.shared().valueToTree(object)));
    }
}
