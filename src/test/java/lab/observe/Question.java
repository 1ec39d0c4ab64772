package lab.observe;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ContainerPort;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.Probe;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import lab.pipeline.Part;

/**
 * What a pod can be asked.
 *
 * @param what the probe, or "port 5001"
 */
record Question(String what, int port, String path) {

    /** Where programs of this lab listen, if not where their manifests say. */
    static final List<Question> USUAL = Stream.of(5000, 5001, 5002, 8080, 8000, 80, 3000)
            .map(Question::port)
            .toList();

    /** Its probes, but for those that only the kubelet can ask, such as commands. */
    static List<Question> probes(Pod pod) {
        return pod.getSpec().getContainers().stream().flatMap(Question::probes).toList();
    }

    /** The ports that it declares, that its program is told, and that its Service leads to. */
    static List<Question> ports(Part part, Pod pod) {
        var ports = new LinkedHashSet<Integer>();
        pod.getSpec().getContainers().forEach(container -> ports.addAll(declared(container)));
        part.env("PORT")
                .filter(port -> port.matches("[0-9]{1,5}"))
                .map(Integer::valueOf)
                .ifPresent(ports::add);
        if (part.service() != null) {
            part.service().getSpec().getPorts().stream()
                    .flatMap(port -> part.targetPort(port).stream())
                    .forEach(ports::add);
        }
        return ports.stream().map(Question::port).toList();
    }

    private static Stream<Question> probes(Container container) {
        var probes = new LinkedHashMap<String, Probe>();
        probes.put("startup", container.getStartupProbe());
        probes.put("readiness", container.getReadinessProbe());
        probes.put("liveness", container.getLivenessProbe());
        probes.values().removeIf(Objects::isNull);
        return probes.entrySet().stream().flatMap(named -> {
            var probe = named.getValue();
            var what = named.getKey() + (probe.getHttpGet() == null ? " (tcp)" : "");
            return Part.number(probe, container).stream().map(port -> new Question(what, port, path(probe)));
        });
    }

    private static String path(Probe probe) {
        return probe.getHttpGet() == null || probe.getHttpGet().getPath() == null
                ? ""
                : probe.getHttpGet().getPath().replaceFirst("^/", "");
    }

    private static List<Integer> declared(Container container) {
        return container.getPorts().stream()
                .map(ContainerPort::getContainerPort)
                .toList();
    }

    private static Question port(int port) {
        return new Question("port " + port, port, "");
    }
}
