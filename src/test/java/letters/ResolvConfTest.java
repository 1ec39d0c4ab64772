package letters;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ResolvConfTest {

    @TempDir
    private Path folder;

    @Test
    void the_search_domains_are_those_of_the_last_search_line() throws IOException {
        var file = Files.writeString(folder.resolve("resolv.conf"), """
                # search for.nothing
                search first.example
                nameserver 10.43.0.10
                search default.svc.cluster.local svc.cluster.local\tcluster.local
                options ndots:5
                """);

        assertThat(new ResolvConf(file).searchDomains())
                .containsExactly("default.svc.cluster.local", "svc.cluster.local", "cluster.local");
    }

    @Test
    void without_a_search_line_or_a_file_there_are_none() throws IOException {
        var file = Files.writeString(folder.resolve("resolv.conf"), "nameserver 10.43.0.10\n");

        assertThat(new ResolvConf(file).searchDomains()).isEmpty();
        assertThat(new ResolvConf(folder.resolve("missing")).searchDomains()).isEmpty();
    }
}
