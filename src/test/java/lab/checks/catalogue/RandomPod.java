package lab.checks.catalogue;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ContainerBuilder;
import io.fabric8.kubernetes.api.model.IntOrString;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.PodSpecBuilder;
import io.fabric8.kubernetes.api.model.Probe;
import io.fabric8.kubernetes.api.model.ProbeBuilder;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.ResourceRequirementsBuilder;
import io.fabric8.kubernetes.api.model.SecurityContext;
import io.fabric8.kubernetes.api.model.SecurityContextBuilder;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What somebody puts around a program: probes, limits, helpers, and where its pods may be. */
record RandomPod(Draw draw, String name, String label) {

    /** That program with what was drawn; it meets the restricted Pod Security Standard. */
    PodSpec around(Container program, String path, int port) {
        program.setSecurityContext(restricted());
        probes(program, path, port);
        resources(program);
        var containers = new ArrayList<>(List.of(program));
        var pod = new PodSpecBuilder()
                .withNewSecurityContext()
                .withRunAsNonRoot(true)
                .withNewSeccompProfile(null, "RuntimeDefault")
                .endSecurityContext();
        if (draw.oneIn(4)) {
            containers.add(draw.between(0, 1), beside(program, "log-shipper").build());
        }
        if (draw.oneIn(6)) {
            pod.addToInitContainers(
                    beside(program, "sidecar").withRestartPolicy("Always").build());
        }
        if (draw.oneIn(5)) {
            pod.addToInitContainers(
                    beside(program, "prepare").withArgs("-c", "echo prepared").build());
        }
        if (draw.oneIn(5)) {
            pod.withTerminationGracePeriodSeconds((long) draw.between(15, 40));
        }
        spread(pod);
        return pod.withContainers(containers).build();
    }

    private void probes(Container program, String path, int port) {
        if (draw.oneIn(2)) {
            program.setReadinessProbe(probe(path, port, 1));
        }
        if (draw.oneIn(3)) {
            program.setLivenessProbe(probe(path, port, 10));
        }
        if (draw.oneIn(5)) {
            program.setStartupProbe(new ProbeBuilder(probe(path, port, 1))
                    .withFailureThreshold(60)
                    .build());
        }
    }

    private Probe probe(String path, int port, int period) {
        var probe = new ProbeBuilder().withPeriodSeconds(period).withFailureThreshold(period == 1 ? 3 : 6);
        return switch (draw.between(0, 3)) {
            case 0 ->
                probe.withNewTcpSocket()
                        .withPort(new IntOrString(port))
                        .endTcpSocket()
                        .build();
            case 1 ->
                probe.withNewExec()
                        .withCommand("sh", "-c", "true")
                        .endExec()
                        .withPeriodSeconds(10)
                        .withTimeoutSeconds(5)
                        .build();
            default ->
                probe.withNewHttpGet()
                        .withPath(path)
                        .withPort(new IntOrString(port))
                        .endHttpGet()
                        .withTimeoutSeconds(3)
                        .build();
        };
    }

    private void resources(Container program) {
        var requests = Map.of("cpu", new Quantity(draw.of("25m", "50m", "0.05")), "memory", new Quantity("96Mi"));
        program.setResources(new ResourceRequirementsBuilder()
                .withRequests(draw.oneIn(4) ? null : requests)
                .withLimits(draw.oneIn(2) ? Map.of("memory", new Quantity(draw.of("128Mi", "192Mi"))) : null)
                .build());
    }

    private void spread(PodSpecBuilder pod) {
        var mine = Map.of(label, name);
        switch (draw.between(0, 3)) {
            case 0 ->
                pod.addNewTopologySpreadConstraint()
                        .withMaxSkew(1)
                        .withTopologyKey("kubernetes.io/hostname")
                        .withWhenUnsatisfiable("ScheduleAnyway")
                        .withNewLabelSelector()
                        .withMatchLabels(mine)
                        .endLabelSelector()
                        .endTopologySpreadConstraint();
            case 1 ->
                pod.withNewAffinity()
                        .withNewPodAntiAffinity()
                        .addNewPreferredDuringSchedulingIgnoredDuringExecution()
                        .withWeight(100)
                        .withNewPodAffinityTerm()
                        .withTopologyKey("kubernetes.io/hostname")
                        .withNewLabelSelector()
                        .withMatchLabels(mine)
                        .endLabelSelector()
                        .endPodAffinityTerm()
                        .endPreferredDuringSchedulingIgnoredDuringExecution()
                        .endPodAntiAffinity()
                        .endAffinity();
            default -> {}
        }
    }

    private static ContainerBuilder beside(Container program, String name) {
        return new ContainerBuilder()
                .withName(name)
                .withImage(program.getImage())
                .withImagePullPolicy("IfNotPresent")
                .withCommand("sh")
                .withArgs("-c", "while true; do sleep 5; done")
                .withSecurityContext(restricted());
    }

    private static SecurityContext restricted() {
        return new SecurityContextBuilder()
                .withAllowPrivilegeEscalation(false)
                .withNewCapabilities()
                .withDrop("ALL")
                .endCapabilities()
                .build();
    }
}
