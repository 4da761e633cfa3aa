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
    private static final int LEVELS = 3;
    private static final long MAX_BYTES = 1_048_576;

    private AgentVersion() {}

    static Optional<String> of(String executable) {
        Matcher versioned = IN_PATH.matcher(executable);
        return versioned.find() ? Optional.of(versioned.group(1)) : fromPackage(executable);
    }

    private static Optional<String> fromPackage(String executable) {
        try {
            Path folder = Path.of(executable).getParent();
            for (int i = 0; i < LEVELS && folder != null; i++, folder = folder.getParent()) {
                Path manifest = folder.resolve("package.json");
                if (Files.isRegularFile(manifest) && Files.size(manifest) <= MAX_BYTES) {
                    String version = JsonMapper.shared()
                            .readTree(Files.readString(manifest))
                            .path("version")
                            .asString("");
                    return Optional.of(version).filter(v -> v.matches("[0-9A-Za-z.+-]{1,40}"));
                }
            }
        } catch (IOException | InvalidPathException | JacksonException _) {
            return Optional.empty();
        }
        return Optional.empty();
    }
}
