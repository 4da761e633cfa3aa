package dev.chaperone.desktop.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The central server of this checkout in a process of its own, to be killed and started again on the same data. */
public final class RealCentral implements AutoCloseable {

    private static final Path CENTRAL = Path.of("..", "central", "target");

    private final Path data;
    private @Nullable Process process;
    private String port = "0";

    /** Skips the test if central has not been built. */
    public RealCentral(Path data) {
        assumeTrue(Files.isDirectory(CENTRAL.resolve("lib")), "central is not built; ./test builds it");
        this.data = data;
    }

    public String secret() throws IOException {
        return Files.readString(data.resolve("enrol-secret")).strip();
    }

    public String address() {
        return "http://127.0.0.1:" + port;
    }

    /** What it has written on standard error. */
    String says() throws IOException {
        return Files.readString(errors());
    }

    private Path errors() {
        return data.resolveSibling(data.getFileName() + ".err");
    }

    /** Starts it, the next time on the same port. Returns its address. */
    public String start(String... more) throws IOException {
        List<String> arguments = new ArrayList<>(List.of("--data", data.toString(), "--port", port));
        arguments.addAll(List.of(more));
        Process started = new ProcessBuilder(command(arguments.toArray(String[]::new)))
                .redirectError(ProcessBuilder.Redirect.appendTo(errors().toFile()))
                .start();
        process = started;
        BufferedReader out = started.inputReader();
        String line = out.readLine();
        while (line != null && !line.contains("central ready ")) {
            line = out.readLine();
        }
        assertThat(line).as("central came up").isNotNull();
        String address = String.valueOf(line).replaceFirst(".*(https?://\\S+).*", "$1");
        port = address.substring(address.lastIndexOf(':') + 1);
        return address;
    }

    /** As kill -9. */
    public void kill() {
        Process running = process;
        if (running != null) {
            running.destroyForcibly().onExit().join();
        }
    }

    /** Runs another command of the program to its end. */
    public void run(String... arguments) throws Exception {
        Process process =
                new ProcessBuilder(command(arguments)).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
    }

    /** What {@code central verify} says; empty if this central can't. */
    String verify() throws Exception {
        Process verifying = new ProcessBuilder(command("verify", "--data", data.toString()))
                .redirectErrorStream(true)
                .start();
        String said = new String(verifying.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        boolean known = !said.contains("unknown option");
        assertThat(verifying.waitFor()).as(said).isEqualTo(known ? 0 : verifying.exitValue());
        return known ? said.strip() : "";
    }

    @Override
    public void close() {
        kill();
    }

    private static List<String> command(String... arguments) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                CENTRAL.resolve("classes") + ":" + CENTRAL.resolve("lib") + "/*",
                "dev.chaperone.central.server.Main"));
        command.addAll(List.of(arguments));
        return command;
    }
}
