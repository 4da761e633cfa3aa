package dev.chaperone.model.sanitise.gitleaks;

import java.io.IOException;

/** Where the files are that {@code extend.path} names; this module knows of no files. */
@FunctionalInterface
public interface ExtendedFiles {

    /** @throws IOException if there is none or it cannot be read */
    String read(String path) throws IOException;
}
