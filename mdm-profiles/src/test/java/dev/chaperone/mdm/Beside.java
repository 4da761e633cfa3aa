package dev.chaperone.mdm;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;

/** Schemas of others that lie beside the repository; tests that need them are skipped where they are absent. */
final class Beside {

    private Beside() {}

    static Path mdm(String name) {
        Path wanted = Path.of("shared", "corpora", "mdm").resolve(name);
        for (Path at = Path.of("").toAbsolutePath(); at != null; at = at.getParent()) {
            if (Files.exists(at.resolve(wanted))) {
                return at.resolve(wanted);
            }
        }
        return Assumptions.abort("no " + wanted + " beside or above the repository");
    }
}
