package dev.chaperone.desktop.guard.session;

import java.nio.file.Files;
import java.nio.file.Path;

/** What is asked for when an agent is started: the repository the person is in, else the folder itself. */
final class StartFolder {

    private StartFolder() {}

    static Path of(Path start, Path root) {
        for (Path up = start; up != null && !up.equals(root); up = up.getParent()) {
            if (Files.exists(up.resolve(".git"))) {
                return up;
            }
        }
        return start;
    }
}
