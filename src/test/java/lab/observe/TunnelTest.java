package lab.observe;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

class TunnelTest {

    /** As k3s 1.34.3 says it. */
    private static final String SAID = "error trying to reach service: proxy error from 127.0.0.1:6443 while dialing"
            + " 10.42.1.5:5002, code 502: 502 Bad Gateway";

    private static final String POD = """
            {"kind": "Pod", "apiVersion": "v1", "metadata": {"name": "translate"}, "spec": {"containers": [{"name": "app"}]}}
            """;

    private static final String PATH = "/api/v1/namespaces/lab/pods/translate";

    @AutoClose
    private final StubApi api = new StubApi().answers(PATH, 200, POD).answers(PATH + "/log", 200, "listening");

    TunnelTest() throws IOException {}

    @Test
    void what_fails_at_once_on_a_node_that_answers_was_refused() {
        assertThat(explained(SAID, 40)).startsWith(SAID).contains("connection refused");
    }

    @Test
    void a_node_that_is_gone_refuses_nothing() {
        api.answers(PATH + "/log", 502, "");
        assertThat(explained(SAID, 40)).isEqualTo(SAID);
    }

    @Test
    void neither_does_an_address_where_nobody_is_nor_another_proxy() {
        assertThat(explained(SAID, 3_000)).isEqualTo(SAID);
        assertThat(explained("502 Bad Gateway", 40)).isEqualTo("502 Bad Gateway");
    }

    private String explained(String said, long ms) {
        return new Tunnel(api.kubernetes, "lab").explained(said, "translate", ms);
    }
}
