package dev.chaperone.desktop.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chaperone.desktop.consent.FakeAlarm;
import dev.chaperone.desktop.service.StateFolders;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Files go through {@code sanitise --keep} and {@code restore} byte by byte. */
class SanitiseCommandTest {

    @TempDir
    Path disk;

    private final StringWriter errors = new StringWriter();

    record Case(String text, Charset charset) {}

    static List<Case> files() {
        return List.of(
                new Case("DB_PASSWORD=Tr0ub4dor" + "-lake\n", StandardCharsets.UTF_8),
                new Case("DB_PASSWORD=Tr0üb4dor" + "-lake\n", StandardCharsets.ISO_8859_1),
                new Case("café\nDB_PASSWORD=Tr0üb4dor" + "-lake\n", StandardCharsets.ISO_8859_1),
                new Case("{\"password\":\"Tr0ub\\u0034dor" + "-lake\\\"\"}", StandardCharsets.UTF_8),
                new Case("{\"a\":\"password = 'Tr0ub4d\\qor" + "-lake'\"}", StandardCharsets.UTF_8));
    }

    @ParameterizedTest
    @MethodSource("files")
    void aFileComesBackByteByByte(Case c) throws IOException {
        byte[] bytes = c.text().getBytes(c.charset());
        Path file = Files.write(disk.resolve("file"), bytes);
        Path map = disk.resolve("map");

        byte[] clean = run("sanitise", "--keep", map.toString(), file.toString());
        Path cleaned = Files.write(disk.resolve("clean"), clean);

        assertThat(new String(clean, StandardCharsets.ISO_8859_1))
                .contains("CHAPERONE_")
                .doesNotContain("-lake");
        assertThat(run("restore", "--map", map.toString(), cleaned.toString())).isEqualTo(bytes);
    }

    @Test
    void aReportHoldsTheShapeOnly() throws IOException {
        Path file = Files.writeString(disk.resolve("file"), "DB_PASSWORD=Tr0ub4dor" + "-lake\n");

        String report =
                new String(run("sanitise", "--report-false-positive", file.toString()), StandardCharsets.US_ASCII);

        assertThat(report).contains("\"shape\":\"Aa9aa9aaa-aaaa\"").doesNotContain("lake", "ub4dor");
    }

    @Test
    void aPolicySaysWhatReachesTheModel() throws IOException {
        Path policy = Files.writeString(disk.resolve("p.yaml"), """
                apiVersion: chaperone/v1
                kind: Policy
                metadata: {name: p, version: 1}
                data:
                  words: {projects: [Blue Heron]}
                  responses:
                    - {classes: personal.email, response: warn}
                    - {classes: organisation.projects, response: block}
                """);
        Path mild = Files.writeString(disk.resolve("mild"), "ask jane.roe@northwind-shipping.com\n");
        Path strict = Files.writeString(disk.resolve("strict"), "blue heron, PASSWORD=Tr0ub4dor" + "-lake\n");

        assertThat(run("sanitise", "--policy", policy.toString(), mild.toString()))
                .asString(StandardCharsets.UTF_8)
                .isEqualTo(Files.readString(mild));
        assertThat(errors.toString()).contains("personal.email at 4 stays, and is recorded");
        assertThat(run("sanitise", "--policy", policy.toString(), strict.toString()))
                .isEmpty();
        assertThat(errors.toString()).contains("Would not be sent: organisation.projects.");
    }

    @Test
    void rulesOfGitleaksAndOurOwnGoTogether() throws IOException {
        Path gitleaks = Files.writeString(disk.resolve("rules.toml"), """
                [[rules]]
                id = "acme"
                regex = 'acme:(\\w+)'
                [[rules]]
                id = "key-file"
                path = 'p12$'
                """);
        Path own = Files.writeString(disk.resolve("words"), "names: what is not announced\n  word Falcon\n");
        Path file = Files.writeString(disk.resolve("file"), "acme:k3J9xQ2m of falcon\n");

        byte[] clean = run("sanitise", "--rules", gitleaks.toString(), "--rules", own.toString(), file.toString());

        assertThat(new String(clean, StandardCharsets.UTF_8))
                .matches("acme:CHAPERONE_SECRET_\\w{8} of CHAPERONE_TERM_\\w{8}\n");
        assertThat(errors.toString())
                .startsWith("Looked at by path, so these rules find nothing in a text: key-file.")
                .contains("secret.acme at 5");
    }

    @Test
    void aRuleThatCannotBeHonouredStopsTheCommand() throws IOException {
        Path rules = Files.writeString(disk.resolve("rules.toml"), "[[rules]]\nid = 'acme'\nregex = '(?<!a)b'\n");
        Path file = Files.writeString(disk.resolve("file"), "b");

        assertThat(run("sanitise", "--rules", rules.toString(), file.toString()))
                .isEmpty();
        assertThat(errors.toString())
                .contains("rules.toml: rule acme: regex is not in RE2 syntax")
                .hasLineCount(1);
    }

    private byte[] run(String... args) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Context context = new Context(
                Map.of(),
                disk,
                StateFolders.ofUser(Map.of(), disk),
                new PrintStream(out, true, StandardCharsets.UTF_8),
                false,
                new FakeAlarm().clock());
        ChaperoneCommand.run(context, new PrintWriter(errors, true), args);
        return out.toByteArray();
    }
}
