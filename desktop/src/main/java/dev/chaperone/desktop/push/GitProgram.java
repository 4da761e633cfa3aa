package dev.chaperone.desktop.push;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The git on the search path, run in a folder as whoever runs this would. */
final class GitProgram {

    private static final int MOST_ERRORS = 8 * 1024;

    private final Path folder;
    private final Map<String, String> environment;

    /** @param environment more variables for git; for tests */
    GitProgram(Path folder, Map<String, String> environment) {
        this.folder = folder.toAbsolutePath();
        this.environment = Map.copyOf(environment);
    }

    @SuppressWarnings("ArrayRecordComponent") // read once, never compared
    private record Ended(int code, byte[] bytes, String err) {
        String out() {
            return new String(bytes, StandardCharsets.UTF_8).strip();
        }
    }

    /** Empty if git says no, or nothing. */
    Optional<String> tryLine(String... arguments) throws IOException {
        Ended ended = run(arguments);
        return ended.code() == 0 && !ended.out().isEmpty() ? Optional.of(ended.out()) : Optional.empty();
    }

    /** @throws IOException in one line, if git says no */
    String line(String... arguments) throws IOException {
        return well(arguments).out();
    }

    /** The output as it is. @throws IOException in one line, if git says no */
    byte[] bytes(String... arguments) throws IOException {
        return well(arguments).bytes();
    }

    private Ended well(String... arguments) throws IOException {
        Ended ended = run(arguments);
        if (ended.code() != 0) {
            throw new IOException("git %s failed: %s".formatted(arguments[0], ended.err()));
        }
        return ended;
    }

    private Ended run(String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of("git", "-C", folder.toString()));
        command.addAll(List.of(arguments));
        Path errors = Files.createTempFile("chaperone", ".err");
        try {
            ProcessBuilder builder = new ProcessBuilder(command).redirectError(errors.toFile());
            builder.environment().putAll(environment);
            Process process = builder.start();
            process.getOutputStream().close();
            byte[] out = process.getInputStream().readAllBytes();
            int code = process.waitFor();
            String said = Files.readString(errors).strip();
            return new Ended(code, out, said.substring(0, Math.min(said.length(), MOST_ERRORS)));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while git ran", e);
        } finally {
            Files.deleteIfExists(errors);
        }
    }
}
