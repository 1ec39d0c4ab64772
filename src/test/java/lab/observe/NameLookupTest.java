package lab.observe;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NameLookupTest {

    private static final NameLookup OF_A_POD = NameLookup.of("""
            search lab.svc.cluster.local svc.cluster.local
            nameserver 10.43.0.10
            options ndots:5
            """, """
            # Kubernetes-managed hosts file.
            127.0.0.1\tlocalhost
            10.1.2.3\tdb letters-db
            """);

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "ocr        | ocr.lab.svc.cluster.local ocr.svc.cluster.local ocr",
                "ocr.lab    | ocr.lab.lab.svc.cluster.local ocr.lab.svc.cluster.local ocr.lab",
                "a.b.c.d.e.f | a.b.c.d.e.f a.b.c.d.e.f.lab.svc.cluster.local a.b.c.d.e.f.svc.cluster.local",
                "ocr.       | ocr",
            })
    void names_are_asked_for_in_the_resolvers_order(String name, String candidates) {
        assertThat(OF_A_POD.candidates(name)).containsExactly(candidates.split(" "));
        assertThat(OF_A_POD.nameservers()).containsExactly("10.43.0.10");
    }

    @Test
    void the_hosts_file_comes_first() {
        assertThat(OF_A_POD.fromHosts("letters-db")).contains("10.1.2.3");
        assertThat(OF_A_POD.fromHosts("ocr")).isEmpty();
    }

    @Test
    void the_nameservers_own_address_is_no_answer() {
        var asked = "Server:\t\t10.43.0.10\nAddress:\t10.43.0.10:53\n\n";

        assertThat(NameLookup.addresses(asked + "Name:\tocr.lab.svc.cluster.local\nAddress: 10.43.7.8\n\n"))
                .isEqualTo(List.of("10.43.7.8"));
        // as older builds of busybox print it
        assertThat(
                        NameLookup.addresses(
                                "Server:    10.43.0.10\nAddress 1: 10.43.0.10 dns\n\nName:      ocr\nAddress 1: 10.43.7.8 ocr.lab\n"))
                .isEqualTo(List.of("10.43.7.8"));
        assertThat(NameLookup.addresses(asked + "** server can't find ocr: NXDOMAIN\n"))
                .isEmpty();
    }
}
