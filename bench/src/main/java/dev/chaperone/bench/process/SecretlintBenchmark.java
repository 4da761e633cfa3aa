package dev.chaperone.bench.process;

import dev.chaperone.bench.Benchmark;
import dev.chaperone.bench.Table;
import dev.chaperone.bench.Texts;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The peer of our sanitiser that runs on most laptops: secretlint's engine inside one Node process. */
public final class SecretlintBenchmark implements Benchmark {

    private static final String VERSION = "13.1.0";

    private final Checkout checkout;

    public SecretlintBenchmark(Checkout checkout) {
        this.checkout = checkout;
    }

    @Override
    public String name() {
        return "secretlint";
    }

    @Override
    public Table measure() throws IOException, InterruptedException {
        if (HookBenchmark.onPath("npm").isEmpty()) {
            throw new IOException("npm is not installed");
        }
        Path folder = Files.createDirectories(checkout.root().resolve("bench/target/secretlint"));
        Files.writeString(folder.resolve("package.json"), "{\"private\":true,\"type\":\"module\"}\n");
        run(
                folder,
                "npm",
                "install",
                "--no-audit",
                "--no-fund",
                "--ignore-scripts",
                "@secretlint/core@" + VERSION,
                "@secretlint/secretlint-rule-preset-recommend@" + VERSION);
        Files.copy(
                checkout.peer("secretlint.mjs"),
                folder.resolve("measure.mjs"),
                java.nio.file.StandardCopyOption.REPLACE_EXISTING);
        Files.writeString(folder.resolve("prompt.txt"), Texts.prompt(4 * 1024));
        Files.writeString(folder.resolve("log.txt"), Texts.log(1024 * 1024));
        List<List<String>> rows = new ArrayList<>();
        for (String line : run(folder, "node", "measure.mjs", "prompt.txt", "log.txt")
                .lines()
                .toList()) {
            rows.add(List.of(line.split("\t", -1)));
        }
        return new Table(
                "Peer of the sanitiser: secretlint " + VERSION,
                List.of("what", "p50 µs", "p99 µs", "findings"),
                rows,
                List.of(
                        "The same texts as in the table above, recommended rules, after 20 warm-up rounds in one Node process; "
                                + "it finds secrets only, and replaces nothing."));
    }

    private static String run(Path folder, String... command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectError(folder.resolve("log").toFile())
                .start();
        process.getOutputStream().close();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            List<String> lines = Files.readAllLines(folder.resolve("log"));
            throw new IOException(
                    "%s failed: %s".formatted(command[0], lines.isEmpty() ? said.strip() : lines.getFirst()));
        }
        return said;
    }
}
