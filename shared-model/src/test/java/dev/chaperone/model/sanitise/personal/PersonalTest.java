package dev.chaperone.model.sanitise.personal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chaperone.model.sanitise.Marked;
import dev.chaperone.model.sanitise.Sanitiser;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Personal data in a text, and what only looks like it. */
class PersonalTest {

    private static final Sanitiser SANITISER = Sanitiser.standard();

    static List<String> found() {
        return List.of(
                "mail «maria.keller" + "@northwind.io» please",
                "card «4539 1488" + " 0343 6467» ok",
                "pay to «DE89 3704 004" + "4 0532 0130 00».",
                "the ssn is «536-2" + "2-8471»",
                "call «+49 30 " + "901820 55» now",
                "from «81.169" + ".145.92» port 22",
                "host «2a02:8070:1" + "234:abcd::17» up",
                "phone: «+49.30" + "90182055» now",
                "peers:\n  - «3c:22:fb" + ":9a:01:7e»\n",
                "mac=«3c:22:fb" + ":9a:01:7e» up",
                "Dear «Maria" + " Keller»,",
                "born on «12.0" + "3.1984» in",
                "aadhaar «2341 2" + "341 2346»",
                "wallet «1BvBMSEYstWetqTF" + "n5Au4m4GFg7xJaNVN2» end");
    }

    @ParameterizedTest
    @MethodSource("found")
    void findsTheValueBetweenTheMarks(String marked) {
        Marked expected = Marked.of(marked);

        assertThat(Marked.found(SANITISER, expected.text())).containsExactly(expected.value());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "git@github.com:acme/infra.git",
                "version 1.2.3.4 of 10.0.0.12",
                "order 4203312532094296 shipped",
                "ref AT759745130754139580",
                "use std::chrono::seconds",
                "Chrome/13.50.68.722",
                "listening on ::1:8080",
                "id 123-00-4567",
                "icon@2x.png",
                "ts=1706936842420",
                "Grace Period exceeded",
                "max cell rate: 353207.547 cells",
                "power +0.000000000001 0.5",
                "src/core/cell.rs.html#2686-2691",
                "<_ProjectFileVersion>10.0.30319.1</_ProjectFileVersion>",
                "    fe:c2:28:5a:4a:0e:d7:2d:8c:e9:ed:61:29:\n    b2:53:ff:6c:04:bc\n",
                "Dear all,"
            })
    void leavesAlone(String text) {
        assertThat(Marked.found(SANITISER, text)).isEmpty();
    }
}
