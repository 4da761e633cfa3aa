package dev.chaperone.desktop.agent;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** An agent's version from what lies beside its program; the program itself is never started. */
final class AgentVersion {

    private static final Pattern IN_PATH = Pattern.compile("/versions/(\\d+\\.\\d+\\.\\d+)");

    /** A platform package's own ending, as in {@code 0.169.0-linux-x64}. */
    private static final Pattern PLATFORM = Pattern.compile("-(linux|darwin|win32)-.*$");

    private static final int LEVELS = 5;
    private static final long MAX_BYTES = 1_048_576;

    private AgentVersion() {}

    /** @param executable the program, or the script that is the program; may be a link */
    static Optional<String> of(String executable) {
        try {
            // Asked first, because an update may have removed the file of a program that still runs.
            Optional<String> named = inPath(executable);
            if (named.isPresent()) {
                return named;
            }
            Path real = Path.of(executable).toRealPath();
            Optional<String> linked = inPath(real.toString());
            return linked.isPresent() ? linked : fromPackage(real);
        } catch (IOException | InvalidPathException _) {
            return Optional.empty();
        }
    }

    private static Optional<String> inPath(String path) {
        Matcher versioned = IN_PATH.matcher(path);
        return versioned.find() ? Optional.of(versioned.group(1)) : Optional.empty();
    }

    private static Optional<String> fromPackage(Path program) throws IOException {
        try {
            Path folder = program.getParent();
            for (int i = 0; i < LEVELS && folder != null; i++, folder = folder.getParent()) {
                Path manifest = folder.resolve("package.json");
                if (Files.isRegularFile(manifest) && Files.size(manifest) <= MAX_BYTES) {
                    String version = JsonMapper.shared()
                            .readTree(Files.readString(manifest))
                            .path("version")
                            .asString("");
                    return Optional.of(PLATFORM.matcher(version).replaceFirst(""))
                            .filter(v -> v.matches("[0-9A-Za-z.+-]{1,40}"));
                }
            }
        } catch (JacksonException _) {
            return Optional.empty();
        }
        return Optional.empty();
    }
}
