package lab.checks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyBuilder;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyIngressRule;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyIngressRuleBuilder;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import lab.Act;
import lab.Lab;
import lab.cluster.Cluster;
import lab.cluster.K3sCluster;
import lab.pipeline.LetterService;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** Chapter 4 goes on: the next service, asked from inside a pod, by the first command that a student types there. */
@Order(6)
@Chapter(Act.DEPLOY)
class FromInsideIT {

    private static final Duration ENFORCED = Duration.ofSeconds(20);
    /** More than there are pods: a Service takes one of them by chance. */
    private static final int TIMES = 6;

    @Test
    @Order(1)
    void the_next_service_answers_by_its_name(Lab lab) {
        assertThat(asks(lab)).contains("UP");
    }

    /** Real kubelets alone enforce no policy: k3s has a controller for that, and a node made here has the same. */
    @Test
    @Order(2)
    void nobody_answers_whom_a_network_policy_guards(Lab lab) {
        assumeThat(lab.cluster())
                .as("a cluster of the lab's own; others may have nobody who enforces policies")
                .isInstanceOf(K3sCluster.class);
        var policy = lab.kubernetes().resource(policy(lab, List.of()));
        policy.create();
        try {
            lab.until()
                    .holds(
                            "ocr answers nobody",
                            ENFORCED,
                            () -> assertThatThrownBy(() -> asks(lab)).isInstanceOf(IllegalStateException.class));
        } finally {
            policy.delete();
        }
        lab.until()
                .holds(
                        "ocr answers again",
                        ENFORCED,
                        () -> assertThat(asks(lab)).contains("UP"));
    }

    /** Pods of other nodes are known by their own addresses, or a policy that names them would keep them out. */
    @Test
    @Order(3)
    void whom_a_network_policy_lets_in_is_answered_by_each_pod(Lab lab) {
        assumeThat(lab.cluster()).isInstanceOf(K3sCluster.class);
        var frontends = new NetworkPolicyIngressRuleBuilder()
                .addNewFrom()
                .withNewPodSelector()
                .withMatchLabels(
                        lab.deployed().pipeline().part(LetterService.FRONTEND).podLabels())
                .endPodSelector()
                .endFrom()
                .build();
        var policy = lab.kubernetes().resource(policy(lab, List.of(frontends)));
        policy.create();
        try {
            lab.until()
                    .holds(
                            "a frontend is answered " + TIMES + " times in a row",
                            ENFORCED,
                            () -> assertThat(Stream.generate(() -> asks(lab)).limit(TIMES))
                                    .allMatch(answer -> answer.contains("UP")));
        } finally {
            policy.delete();
        }
    }

    private static String asks(Lab lab) {
        return kubectl(
                lab.cluster(),
                lab.namespace(),
                "exec deploy/frontend -- timeout 2 wget -qO- http://ocr-service:5001/health/ready");
    }

    private static String kubectl(Cluster cluster, String namespace, String typed) {
        return cluster.kubectl(namespace, List.of(), typed.split(" "));
    }

    private static NetworkPolicy policy(Lab lab, List<NetworkPolicyIngressRule> rules) {
        return new NetworkPolicyBuilder()
                .withNewMetadata()
                .withName("nobody-comes-in")
                .withNamespace(lab.namespace())
                .endMetadata()
                .withNewSpec()
                .withNewPodSelector()
                .withMatchLabels(
                        lab.deployed().pipeline().part(LetterService.OCR).podLabels())
                .endPodSelector()
                .withPolicyTypes("Ingress")
                .withIngress(rules)
                .endSpec()
                .build();
    }
}
