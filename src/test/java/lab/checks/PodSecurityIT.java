package lab.checks;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.client.KubernetesClientException;
import lab.Act;
import lab.Lab;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** Chapter 3 goes on: what pods may do. The lab's passed Kubernetes' own guard, the restricted Pod Security Standard; does it stand there? */
@Order(5)
@Chapter(Act.DEPLOY)
class PodSecurityIT {

    @Test
    void kubernetes_refuses_pods_below_the_restricted_standard(Lab lab) {
        var pod = new PodBuilder()
                .withNewMetadata()
                .withName("below-the-standard")
                .withNamespace(lab.namespace())
                .endMetadata()
                .withNewSpec()
                .addNewContainer()
                .withName("any")
                .withImage("any")
                .endContainer()
                .endSpec()
                .build();

        assertThatThrownBy(() -> lab.kubernetes().resource(pod).dryRun().create())
                .isInstanceOf(KubernetesClientException.class)
                .hasMessageContaining("violates PodSecurity \"restricted");
    }
}
