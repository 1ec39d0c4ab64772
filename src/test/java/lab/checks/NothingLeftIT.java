package lab.checks;

import static org.assertj.core.api.Assertions.assertThat;

import lab.Lab;
import lab.LabExtension;
import lab.cluster.Belongings;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testcontainers.DockerClientFactory;

/** The last chapter: {@code minikube delete}. The cluster of this run is removed, and with it everything it made in Docker. */
@Order(Integer.MAX_VALUE)
@ExtendWith({LabExtension.class, Chapters.class})
class NothingLeftIT {

    @Test
    void the_run_leaves_nothing_on_the_machine(Lab lab) {
        lab.close();

        assertThat(Belongings.of(DockerClientFactory.instance().client(), lab.cluster().name()))
            .as("containers, networks and volumes of this run").matches(Belongings::isEmpty, "nothing is left");
    }
}
