package dev.chaperone.bench.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The built checkout that is measured.
 *
 * @param root the folder ./run lies in
 * @param scratch where benchmarks may write
 */
public record Checkout(Path root, Path scratch) {

    Path java() {
        return Path.of(System.getProperty("java.home"), "bin", "java");
    }

    Path peer(String file) {
        return root.resolve("bench/peers").resolve(file);
    }

    /** {@code ./run ARGS...} */
    List<String> run(String... arguments) {
        List<String> command = new ArrayList<>(List.of(root.resolve("run").toString()));
        command.addAll(List.of(arguments));
        return command;
    }

    /** The program without the script around it. */
    List<String> program(String... arguments) {
        List<String> command = new ArrayList<>(List.of(
                java().toString(), "@" + root.resolve("desktop/target/cli.args"), "dev.chaperone.desktop.Main"));
        command.addAll(List.of(arguments));
        return command;
    }

    /** The window program with the options {@code ./run} gives it. */
    List<String> window() {
        List<String> command = new ArrayList<>(
                List.of(java().toString(), "@" + root.resolve("desktop/target/cli.args"), "-Xms8m", "-Xmx96m"));
        command.addAll(List.of("-XX:MinHeapFreeRatio=10", "-XX:MaxHeapFreeRatio=20", "-XX:ReservedCodeCacheSize=24m"));
        command.addAll(List.of("dev.chaperone.desktop.Main", "ui"));
        return command;
    }

    /** Without a tray a trial with a display would end when it does not come up. */
    boolean hasTray() throws IOException, InterruptedException {
        Process help = new ProcessBuilder(program("tray", "--help"))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        return help.waitFor() == 0;
    }

    Path freshFolder(String prefix) throws IOException {
        return Files.createTempDirectory(scratch, prefix);
    }
}
