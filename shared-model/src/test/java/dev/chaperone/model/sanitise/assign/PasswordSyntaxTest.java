package dev.chaperone.model.sanitise.assign;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chaperone.model.sanitise.Marked;
import dev.chaperone.model.sanitise.Sanitiser;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The ways in which people write down a password for a program, and what only looks like one; a line each. */
class PasswordSyntaxTest {

    private static final Sanitiser SANITISER = Sanitiser.secretsOnly();

    static List<String> found() throws IOException {
        return lines("passwords-found.txt");
    }

    static List<String> leftAlone() throws IOException {
        return lines("passwords-left-alone.txt");
    }

    @ParameterizedTest
    @MethodSource("found")
    void findsWhatStandsBetweenTheMarks(String marked) {
        List<String> wanted = new ArrayList<>();
        for (int at = marked.indexOf('«'); at >= 0; at = marked.indexOf('«', at + 1)) {
            wanted.add(marked.substring(at + 1, marked.indexOf('»', at)));
        }
        String text = marked.replace("«", "").replace("»", "") + "\n";

        assertThat(Marked.found(SANITISER, text)).containsExactlyElementsOf(wanted);
    }

    @ParameterizedTest
    @MethodSource("leftAlone")
    void leavesTheRestAlone(String text) {
        assertThat(Marked.found(SANITISER, text + "\n")).isEmpty();
    }

    private static List<String> lines(String name) throws IOException {
        try (InputStream in = Objects.requireNonNull(PasswordSyntaxTest.class.getResourceAsStream(name))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .map(line -> line.replace("~~", ""))
                    .toList();
        }
    }
}
