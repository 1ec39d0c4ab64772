package lab.checks.catalogue;

import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.EnvVarSourceBuilder;
import io.fabric8.kubernetes.api.model.HTTPGetActionBuilder;
import io.fabric8.kubernetes.api.model.IntOrString;
import io.fabric8.kubernetes.api.model.ProbeBuilder;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.VolumeBuilder;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What goes wrong in a correct submission. One constant is one slip; before {@code __} stands the root cause that is to be found, if
 * several slips have the same one.
 */
enum Mutation {
    NEXT_URL_NAME((chain, part) -> part.role() != Role.TRANSLATE
            && part.rewrite(
                    "(^|//)" + chain.next(part).serviceName() + "(?=$|[.:/])",
                    "$1" + chain.next(part).serviceName() + "s")),
    NEXT_URL_PORT((chain, part) -> part.role() != Role.TRANSLATE
            && part.rewrite(
                    "(^|:)" + chain.next(part).servicePort() + "(?=$|/)",
                    "$1" + (chain.next(part).servicePort() + 7))),
    NEXT_URL_MISSING((chain, part) -> part.role() != Role.TRANSLATE
            // ours have a default, which may happen to be right
            && part.plain()
            && part.program().getEnv().removeIf(variable -> variable.getName().equals(part.role().variable))),
    NEXT_URL_MALFORMED((chain, part) -> part.role() != Role.TRANSLATE && part.rewrite("^http://", "")),
    NEXT_URL_WRONG((chain, part) -> {
        var translate = chain.part(Role.TRANSLATE);
        return part.role() == Role.FRONTEND
                && part.rewrite("^http://[^$]+$", "http://" + translate.serviceName() + ":" + translate.servicePort());
    }),
    SERVICE_SELECTOR((chain, part) -> {
        part.service().getSpec().getSelector().replaceAll((key, value) -> value + "-app");
        return true;
    }),
    TARGET_PORT((chain, part) -> {
        part.forLetters().setTargetPort(new IntOrString(part.port() + 1));
        return !part.isHeadless();
    }),
    TARGET_PORT__NAME((chain, part) -> {
        part.forLetters().setTargetPort(new IntOrString("htttp"));
        return !part.isHeadless();
    }),
    SERVICE_MISSING((chain, part) -> part.role() != Role.FRONTEND
            && !chain.caller(part).hasServiceLinks()
            && chain.objects().remove(part.service())),
    DEPLOYMENT_MISSING((chain, part) -> chain.objects().remove(part.workload())),
    NO_REPLICAS((chain, part) -> RandomWorkload.scale(part.workload(), 0)),
    IMAGE_TAG_WRONG((chain, part) -> {
        part.program().setImage(part.program().getImage().replaceFirst(":lab$", ":v2"));
        return true;
    }),
    IMAGE_NAME_TYPO((chain, part) -> {
        part.program().setImage(part.program().getImage().replaceFirst("-app:", "-ap:"));
        return true;
    }),
    READINESS_PROBE__PATH((chain, part) -> {
        part.program()
                .setReadinessProbe(new ProbeBuilder()
                        .withHttpGet(new HTTPGetActionBuilder()
                                .withPath("/readyz")
                                .withPort(new IntOrString(part.port()))
                                .build())
                        .withPeriodSeconds(2)
                        .build());
        return true;
    }),
    LIVENESS_PROBE__PORT((chain, part) -> {
        part.program().setStartupProbe(null);
        part.program()
                .setLivenessProbe(new ProbeBuilder()
                        .withHttpGet(new HTTPGetActionBuilder()
                                .withPath("/")
                                .withPort(new IntOrString(part.port() + 1))
                                .build())
                        .withInitialDelaySeconds(5)
                        .withPeriodSeconds(2)
                        .withFailureThreshold(2)
                        .build());
        return true;
    }),
    CONFIG_MISSING((chain, part) -> part.program().getEnv().add(variable("GREETING", "greetings"))),
    COMMAND_MISSING((chain, part) -> {
        part.program().setCommand(List.of("letter-server"));
        return true;
    }),
    CRASH((chain, part) -> {
        part.program().getEnv().stream()
                .filter(variable -> variable.getName().equals("PORT"))
                .forEach(port -> port.setValue("http"));
        return true;
    }),
    POD_SECURITY((chain, part) -> {
        part.program().getSecurityContext().setAllowPrivilegeEscalation(true);
        return true;
    }),
    NO_NODE_MATCHES((chain, part) -> {
        part.pod().setNodeSelector(Map.of("disktype", "ssd"));
        return true;
    }),
    REQUESTS_TOO_LARGE((chain, part) -> {
        part.program().getResources().setRequests(Map.of("cpu", new Quantity("64")));
        return true;
    }),
    SELECTOR_NOT_TEMPLATE((chain, part) -> {
        part.template().getMetadata().getLabels().replaceAll((key, value) -> value + "-pod");
        return !part.workload().getKind().equals("Pod");
    }),
    NETWORK_POLICY((chain, part) -> part.role() != Role.FRONTEND
            && chain.objects().add(chain.isGuarded() ? Guards.keepingIn(chain.caller(part)) : Guards.keepingOut(part))),
    INIT_CONTAINER_FAILED((chain, part) -> part.pod().getInitContainers().stream()
            .filter(init -> init.getRestartPolicy() == null)
            .peek(init -> init.setArgs(List.of("-c", "cat /settings/letters.conf")))
            .findFirst()
            .isPresent()),
    DNS_POLICY((chain, part) -> {
        part.pod().setDnsPolicy("Default");
        return part.role() != Role.TRANSLATE && !part.hasServiceLinks();
    }),
    NOT_FROM_OUTSIDE((chain, part) -> {
        part.service().getSpec().setType("ClusterIP");
        part.forLetters().setNodePort(null);
        return part.role() == Role.FRONTEND;
    }),
    VOLUME_MISSING((chain, part) -> part.pod()
            .getVolumes()
            .add(new VolumeBuilder()
                    .withName("letters")
                    .withNewPersistentVolumeClaim("letters", null)
                    .build())),
    WRONG_TEXT((chain, part) -> part.role() == Role.TRANSLATE
            && part.plain()
            && part.program().getEnv().add(new EnvVar("TRANSLATION", "Hello from your child", null)));

    /** Makes the slip; whether that part can have it. */
    private interface Slip {
        boolean in(RandomChain chain, RandomPart part);
    }

    private final Slip slip;

    Mutation(Slip slip) {
        this.slip = slip;
    }

    /** Breaks a part of that correct submission. Where this returns false it can not have that slip, and what it is then is nobody's. */
    boolean breaks(RandomChain chain, Role role) {
        return slip.in(chain, chain.part(role));
    }

    /** The name of the folder of one that was broken so: its cause first. */
    String folder(Role role, long seed) {
        return "%s.%s-%d"
                .formatted(name().toLowerCase(Locale.ROOT).replace("__", ".").replace('_', '-'), role.id(), seed);
    }

    private static EnvVar variable(String name, String map) {
        var variable = new EnvVar();
        variable.setName(name);
        variable.setValueFrom(new EnvVarSourceBuilder()
                .withNewConfigMapKeyRef("greeting", map, null)
                .build());
        return variable;
    }
}
