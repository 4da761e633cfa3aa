package dev.chaperone.central.server;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The program as somebody starts it: a Java of its own. */
final class CommandLine {

    /** Options of the server's Java; quick to start, unless a measurement wants others. */
    private static final String JVM = System.getProperty("central.jvm", "-XX:+UseSerialGC -XX:TieredStopAtLevel=1");

    private CommandLine() {}

    /** @param said both streams, Java's own warnings left out */
    record Outcome(int exit, String said) {}

    /** Runs until the program ends. */
    static Outcome run(String... arguments) throws IOException, InterruptedException {
        Process process = start(arguments);
        List<String> lines = new ArrayList<>();
        try (BufferedReader reader = reader(process)) {
            reader.lines().filter(line -> !line.startsWith("WARNING: ")).forEach(lines::add);
        }
        return new Outcome(process.waitFor(), String.join("\n", lines));
    }

    /** Starts a server and returns once it is ready. @return the process and the address it printed */
    static Running serve(Path data) throws IOException {
        Process process = start("--data", data.toString(), "--port", "0");
        BufferedReader reader = reader(process);
        for (String line = reader.readLine(); line != null; line = reader.readLine()) {
            if (line.startsWith("central ready ")) {
                return new Running(process, line.substring("central ready ".length()));
            }
        }
        throw new IOException("the server did not start");
    }

    record Running(Process process, String address) {}

    private static BufferedReader reader(Process process) {
        return new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    }

    private static Process start(String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName()));
        command.addAll(1, List.of(JVM.split(" ")));
        command.addAll(Arrays.asList(arguments));
        return new ProcessBuilder(command).redirectErrorStream(true).start();
    }
}
