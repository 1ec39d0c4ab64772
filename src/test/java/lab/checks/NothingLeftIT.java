package lab.checks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.fabric8.kubernetes.api.model.Event;
import lab.Act;
import lab.Lab;
import lab.cluster.ClusterName;
import lab.cluster.Resources;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.testcontainers.DockerClientFactory;

/** The last chapter: {@code minikube delete}. No node asked a registry for anything; the cluster of this run is removed, and with it everything it made in Docker. */
@Order(Integer.MAX_VALUE)
@Chapter(Act.END)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class NothingLeftIT {

    @Test
    @Order(1)
    void no_node_pulled_an_image(Lab lab) {
        var pulls = lab.kubernetes()
                .v1()
                .events()
                .inAnyNamespace()
                .withField("reason", "Pulling")
                .list()
                .getItems();

        assertThat(pulls)
                .as("pulls inside nodes, which have no credentials and share one address with a whole class")
                .extracting(Event::getMessage)
                .isEmpty();
    }

    @Test
    @Order(2)
    void the_run_leaves_nothing_on_the_machine(Lab lab) {
        assumeThat(lab.cluster().name())
                .as("a cluster that is explored stays until ./lab down")
                .isNotEqualTo(ClusterName.EXPLORED);
        lab.close();

        assertThat(Resources.of(
                        DockerClientFactory.instance().client(), lab.cluster().name()))
                .as("containers, networks and volumes of this run")
                .matches(Resources::isEmpty, "nothing is left");
    }
}
