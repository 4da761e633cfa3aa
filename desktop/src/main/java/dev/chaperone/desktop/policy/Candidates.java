package dev.chaperone.desktop.policy;

import dev.chaperone.desktop.policy.PolicySources.Result;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Files that are no policy yet, put together as if an administrator had put them down: above the built-in alone. */
public final class Candidates {

    private Candidates() {}

    /**
     * @param files YAML with rules or JSON with settings, weakest first
     * @throws NoSuchFileException if one is not there
     */
    public static Result compose(List<Path> files) throws NoSuchFileException {
        PolicyPass pass = new PolicyPass();
        pass.builtIn(PolicySources.baseline());
        for (Path file : files) {
            if (!Files.exists(file)) {
                throw new NoSuchFileException(file.toString());
            }
            pass.candidate(file);
        }
        return pass.result(Optional.empty(), List.of());
    }
}
