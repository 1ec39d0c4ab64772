package lab.diagnose;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import lab.observe.Hop;

/**
 * What is told of a namespace.
 *
 * @param walk how a letter went, step by step
 * @param risks of one that works
 */
public record DiagnosisReport(String namespace, Optional<Finding> fault, List<Hop> walk, List<Finding> risks) {

    /** As diagnosis.schema.json describes it. */
    public Map<String, Object> json() {
        var report = new LinkedHashMap<String, Object>();
        report.put("version", 1);
        report.put("namespace", namespace);
        report.put("fault", fault.map(Finding::moment).orElse(null));
        report.put("walk", walk);
        report.put("risks", risks.stream().map(Finding::moment).toList());
        return report;
    }
}
