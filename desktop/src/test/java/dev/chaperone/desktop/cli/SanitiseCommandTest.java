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

    private byte[] run(String... args) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Context context = new Context(
                Map.of(),
                disk,
                StateFolders.ofUser(Map.of(), disk),
                new PrintStream(out, true, StandardCharsets.UTF_8),
                false,
                new FakeAlarm().clock());
        ChaperoneCommand.run(context, new PrintWriter(new StringWriter(), true), args);
        return out.toByteArray();
    }
}
