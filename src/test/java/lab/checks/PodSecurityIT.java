package lab.checks;

import static org.assertj.core.api.Assertions.assertThat;

import lab.Lab;
import lab.LabExtension;
import lab.observe.Pods;
import lab.pipeline.LetterService;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Chapter 3 goes on: what the pods may do. Kubernetes enforces the standard from 1.25 on; this asks on every version. */
@Order(5)
@ExtendWith({LabExtension.class, Chapters.class})
class PodSecurityIT {

    @ParameterizedTest
    @EnumSource
    void pods_meet_the_restricted_standard(LetterService service, Lab lab) {
        assertThat(Pods.of(lab.kubernetes(), service)).isNotEmpty().allSatisfy(pod -> {
            var spec = pod.getSpec();
            assertThat(spec.getSecurityContext().getRunAsNonRoot()).as("runAsNonRoot").isTrue();
            assertThat(spec.getSecurityContext().getSeccompProfile()).as("seccompProfile").isNotNull()
                .satisfies(profile -> assertThat(profile.getType()).isIn("RuntimeDefault", "Localhost"));
            assertThat(spec.getVolumes()).as("no hostPath volumes").allSatisfy(volume -> assertThat(volume.getHostPath()).isNull());
            assertThat(spec.getContainers()).allSatisfy(container -> {
                assertThat(container.getSecurityContext().getAllowPrivilegeEscalation()).as("allowPrivilegeEscalation").isFalse();
                assertThat(container.getSecurityContext().getCapabilities().getDrop()).as("dropped capabilities").contains("ALL");
                assertThat(container.getPorts()).as("no host ports").allSatisfy(port -> assertThat(port.getHostPort()).isNull());
            });
        });
    }
}
