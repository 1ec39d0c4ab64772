package lab.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class NodeNetworkTest {

    private final ClusterName name = ClusterName.EXPLORED;

    @Test
    void each_node_has_an_address_beside_the_gateways() {
        assertThat(addresses("172.25.0.0/20")).containsExactly("172.25.0.2", "172.25.0.3", "172.25.0.4");
    }

    @Test
    void a_small_subnet_begins_anywhere() {
        assertThat(addresses("10.0.0.64/29")).containsExactly("10.0.0.66", "10.0.0.67", "10.0.0.68");
    }

    private Stream<String> addresses(String subnet) {
        return Stream.concat(Stream.of(name.server()), name.agents().stream())
                .map(new NodeNetwork(name, subnet)::address);
    }
}
