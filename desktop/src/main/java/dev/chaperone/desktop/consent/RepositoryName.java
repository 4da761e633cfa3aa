package dev.chaperone.desktop.consent;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.commons.io.FilenameUtils;

/** Whose repository a folder is: its remote's last two names, or its own. */
final class RepositoryName {

    private static final int MAX_CONFIG_BYTES = 65_536;

    private RepositoryName() {}

    /** Empty if {@code folder} is not the root of a git work tree. */
    static String of(Path folder) {
        Path config = folder.resolve(".git/config");
        if (!Files.exists(folder.resolve(".git"))) {
            return "";
        }
        try {
            if (Files.isRegularFile(config) && Files.size(config) <= MAX_CONFIG_BYTES) {
                return Files.readString(config, StandardCharsets.UTF_8)
                        .lines()
                        .map(String::strip)
                        .filter(line -> line.startsWith("url = "))
                        .map(line -> shortName(line.substring(6)))
                        .findFirst()
                        .orElse(String.valueOf(folder.getFileName()));
            }
        } catch (IOException | IllegalArgumentException _) {
            // an unreadable configuration only costs the nicer name
        }
        return String.valueOf(folder.getFileName());
    }

    /**
     * {@code git@host:team/app.git} and {@code https://host/team/app} become {@code team/app}; credentials never show.
     */
    private static String shortName(String url) {
        String path = FilenameUtils.removeExtension(url.substring(url.lastIndexOf(':') + 1));
        int last = path.lastIndexOf('/');
        int before = path.lastIndexOf('/', last - 1);
        return path.substring(before + 1);
    }
}
