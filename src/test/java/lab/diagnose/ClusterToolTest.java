package lab.diagnose;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.NodeBuilder;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClusterToolTest {

    @ParameterizedTest
    @CsvSource({
        "minikube, minikube, , minikube -p minikube image load ocr-app:1, minikube -p minikube service web",
        "lab-m02, lab, , minikube -p lab image load ocr-app:1, minikube -p lab service web",
        "kind-control-plane, , kind://docker/kind/kind-control-plane, kind load docker-image ocr-app:1 --name kind, kubectl port-forward service/web 8080:80",
        "k3d-my-lab-agent-0, , k3s://k3d-my-lab-agent-0, k3d image import ocr-app:1 -c my-lab, kubectl port-forward service/web 8080:80",
        "pipeline-cluster-m02, , k3s://x, minikube -p pipeline-cluster image load ocr-app:1, minikube -p pipeline-cluster service web"
    })
    void a_students_commands_are_those_of_the_tool_that_made_the_nodes(
            String name, String profile, String provider, String load, String open) {
        var node = new NodeBuilder()
                .withNewMetadata()
                .withName(name)
                .addToLabels("minikube.k8s.io/name", profile)
                .endMetadata()
                .withNewSpec()
                .withProviderID(provider)
                .endSpec()
                .build();

        var tool = ClusterTool.of(List.of(node));

        assertThat(List.of(tool.load("ocr-app:1"), tool.open("web", 80))).containsExactly(load, open);
    }
}
