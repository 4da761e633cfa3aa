package dev.chaperone.desktop.trial;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * How this checkout starts its programs.
 *
 * @param checkout the folder ./run lies in
 * @param java the java command of the JDK in use
 */
record Programs(Path checkout, Path java) {

    /**
     * For every long-running program: a heap that starts small and shrinks again, room for C1's code only, memory of
     * the C library given back, and the cache of classes where it can be shared with the other programs.
     */
    private static final List<String> SMALL = List.of(
            "-XX:+UseSerialGC",
            "-XX:+UseCompactObjectHeaders",
            "-XX:TieredStopAtLevel=1",
            "-XX:ReservedCodeCacheSize=24m",
            "-Xms8m",
            "-XX:MinHeapFreeRatio=10",
            "-XX:MaxHeapFreeRatio=20",
            "-XX:+UnlockDiagnosticVMOptions",
            "-XX:ArchiveRelocationMode=0",
            "-XX:+UnlockExperimentalVMOptions",
            "-XX:TrimNativeHeapInterval=10000");

    static Programs ofThisProcess() throws TrialException {
        String checkout = System.getProperty("chaperone.checkout", "");
        if (checkout.isEmpty()) {
            throw new TrialException(Texts.get("not.checkout"));
        }
        return new Programs(Path.of(checkout), Path.of(System.getProperty("java.home"), "bin", "java"));
    }

    List<String> central(Path data, int port) throws IOException {
        List<String> command = new ArrayList<>(List.of(java.toString()));
        command.addAll(SMALL);
        command.addAll(List.of("-Xmx128m", "--enable-native-access=ALL-UNNAMED", "-cp"));
        command.add(
                Files.readString(checkout.resolve("central/target/classpath")).strip());
        command.addAll(List.of("dev.chaperone.central.server.Main", "--exit-with-parent"));
        command.addAll(List.of("--data", data.toString(), "--port", Integer.toString(port)));
        return command;
    }

    List<String> service(String central, Path enrolSecret) {
        return chaperone(
                "-Xmx96m", // a request of a model is in memory while it is looked through
                "service",
                "--exit-with-parent",
                "--central",
                central,
                "--enrol-secret-file",
                enrolSecret.toString());
    }

    List<String> tray() {
        return chaperone("-Xmx32m", "tray", "--exit-with-parent");
    }

    List<String> ui() {
        return chaperone("-Xmx96m", "ui", "--exit-with-parent");
    }

    private List<String> chaperone(String heap, String... arguments) {
        List<String> command = new ArrayList<>(List.of(java.toString()));
        command.add("@" + checkout.resolve("desktop/target/cli.args"));
        command.add("-Duser.home=" + System.getProperty("user.home"));
        command.addAll(SMALL);
        command.addAll(List.of("-XX:MaxNewSize=16m", heap)); // or a larger heap is touched for nothing
        command.add("dev.chaperone.desktop.Main");
        command.addAll(List.of(arguments));
        return command;
    }
}
