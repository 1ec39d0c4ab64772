package lab.checks.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class NodePortsTest {

    @Test
    void the_same_port_stays_the_same_and_another_another() {
        assertThat(NodePorts.own("{nodePort: 30080} {\"nodePort\": 31234}\n  nodePort: 30080\n", 2))
                .isEqualTo("{nodePort: 30016} {\"nodePort\": 30017}\n  nodePort: 30016\n");
    }

    @Test
    void what_is_no_nodePort_stays() {
        var text = "nodePort: 80\nnodePort: 32768\nport: 30080\nmyNodePort: 30080\n";

        assertThat(NodePorts.own(text, 0)).isEqualTo(text);
    }

    @Test
    void seats_have_no_port_in_common() {
        assertThat(NodePorts.own("nodePort: 30080", 0)).isNotEqualTo(NodePorts.own("nodePort: 30080", 1));
    }
}
