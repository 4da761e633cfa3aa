package dev.chaperone.desktop.cli;

import dev.chaperone.desktop.service.StateFolders;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;

/** Commands on files alone, without a service. */
final class PolicyRig {

    static final String HEAD = "apiVersion: chaperone/v1\nkind: Policy\nmetadata: {name: %s, version: %d}\n";

    private final Path disk;

    record Ended(int code, String out, String err) {}

    PolicyRig(Path disk) {
        this.disk = disk;
    }

    /** Writes a file below the scratch folder, which is also the home folder. */
    Path write(String name, String text) throws IOException {
        Path file = disk.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, text);
    }

    StateFolders folders() {
        return new StateFolders(
                disk.resolve("state"), disk.resolve("config"), disk.resolve("run"), disk.resolve("managed"));
    }

    Ended run(String... args) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        StringWriter err = new StringWriter();
        Clock clock = Clock.fixed(Instant.parse("2026-11-25T12:00:00Z"), ZoneOffset.UTC);
        Context context = new Context(
                Map.of(), disk, folders(), new PrintStream(out, true, StandardCharsets.UTF_8), false, clock);
        int code = ChaperoneCommand.run(context, new PrintWriter(err, true), args);
        return new Ended(code, out.toString(StandardCharsets.UTF_8), err.toString());
    }
}
