package dev.chaperone.central.server;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The verifier in {@code src/test/verifier}, which shares no code with us, as a process of its own. */
final class OutsideVerifier {

    private static final Path SCRIPT = Path.of("src/test/verifier/verify_log.py");

    private OutsideVerifier() {}

    /** @param said both streams */
    record Outcome(int exit, String said) {}

    static Outcome run(String... arguments) throws IOException, InterruptedException {
        assumeTrue(hasPython(), "python3 is not installed; without it nothing checks the log from outside");
        List<String> command = new ArrayList<>(List.of("python3", SCRIPT.toString()));
        command.addAll(Arrays.asList(arguments));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Outcome(process.waitFor(), said);
    }

    private static boolean hasPython() {
        return Arrays.stream(System.getenv("PATH").split(":"))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, "python3")));
    }
}
