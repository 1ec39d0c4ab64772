package lab.checks.catalogue;

import io.fabric8.kubernetes.api.model.ContainerBuilder;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.IntOrString;
import io.fabric8.kubernetes.api.model.PodTemplateSpecBuilder;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServiceBuilder;
import io.fabric8.kubernetes.api.model.ServicePort;
import io.fabric8.kubernetes.api.model.ServicePortBuilder;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Draws a program, its pods and its Service. What is of the whole submission is drawn once: how people label things. */
final class PartDraft {

    private final Draw draw;
    private final String label;
    private final boolean course;
    private final String ending;

    PartDraft(Draw draw) {
        this.draw = draw;
        label = draw.of("app", "app.kubernetes.io/name", "tier", "run");
        course = draw.oneIn(2);
        ending = draw.of("", "-service", "-svc");
    }

    RandomPart part(Role role, Optional<RandomPart> next) {
        var name = draw.of(role.names);
        var plain = draw.oneIn(2);
        var port = draw.of(5000 + role.ordinal(), 5000 + role.ordinal(), 8080, 3000 + draw.between(0, 99));
        var portName = draw.of("", "http", "letters");
        var labels = new LinkedHashMap<String, String>();
        labels.put(label, name);
        if (course) {
            labels.put("course", "cloud-101");
        }
        var settings = new ArrayList<HasMetadata>();
        var container = container(role, name, plain, port, portName);
        next.ifPresent(to -> settings.addAll(RandomEnvironment.of(to, draw).tell(container, role, to, draw)));
        var pod = new RandomPod(draw, name, label);
        var template = new PodTemplateSpecBuilder()
                .withNewMetadata()
                .withLabels(new HashMap<>(labels))
                .endMetadata()
                .withSpec(pod.around(container.build(), plain ? "/healthz" : "/health/ready", port))
                .build();
        var service = service(role, name + ending, Map.of(label, name), port, portName);
        var workload = RandomWorkload.of(draw).object(name, template, labels, name + ending, draw);
        return new RandomPart(role, plain, port, workload, template, service, settings);
    }

    private ContainerBuilder container(Role role, String name, boolean plain, int port, String portName) {
        var container = new ContainerBuilder()
                .withName(name)
                .withImage(plain ? "plain-app:lab" : role.id() + "-app:lab")
                .withImagePullPolicy("IfNotPresent")
                .withArgs(plain ? List.of(role.id()) : List.of())
                .addNewEnv()
                .withName("PORT")
                .withValue(String.valueOf(port))
                .endEnv();
        if (draw.oneIn(3)) {
            container.addNewPort().withName("metrics").withContainerPort(9100).endPort();
        }
        if (!portName.isEmpty() || draw.oneIn(2)) {
            container
                    .addNewPort()
                    .withName(portName.isEmpty() ? null : portName)
                    .withContainerPort(port)
                    .endPort();
        }
        return container;
    }

    private Service service(Role role, String name, Map<String, String> selector, int port, String portName) {
        var letters = new ServicePortBuilder()
                .withPort(draw.of(port, port, 80, 8000))
                .withTargetPort(portName.isEmpty() || draw.oneIn(2) ? new IntOrString(port) : new IntOrString(portName))
                .build();
        if (letters.getPort() == port && draw.oneIn(3)) {
            letters.setTargetPort(null);
        }
        var ports = new ArrayList<ServicePort>(List.of(letters));
        if (draw.oneIn(3)) {
            letters.setName(draw.of("letters", "http", "web"));
            ports.add(
                    draw.between(0, 1),
                    new ServicePortBuilder().withName("metrics").withPort(9100).build());
        }
        var service = new ServiceBuilder()
                .withNewMetadata()
                .withName(name)
                .endMetadata()
                .withNewSpec()
                .withSelector(new HashMap<>(selector))
                .withPorts(ports)
                .endSpec()
                .build();
        if (role == Role.FRONTEND) {
            service.getSpec().setType(draw.of("NodePort", "NodePort", "LoadBalancer"));
            letters.setNodePort(draw.oneIn(2) ? 30080 : null);
        } else if (draw.oneIn(4)) {
            service.getSpec().setClusterIP("None");
        }
        return service;
    }
}
