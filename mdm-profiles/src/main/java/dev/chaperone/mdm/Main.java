package dev.chaperone.mdm;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Writes every artefact into the folder given as the only argument. */
public final class Main {

    private Main() {}

    /** @throws IOException if the folder cannot be written; files written until then stay */
    public static void main(String[] args) throws IOException {
        if (args.length != 1) {
            throw new IllegalArgumentException("give the folder to write to, for example mdm-profiles/profiles");
        }
        for (Artefact artefact : Artefact.all(SettingsCatalogue.standard())) {
            Path file = Path.of(args[0]).resolve(artefact.path());
            Files.createDirectories(file.getParent());
            Files.writeString(file, artefact.text(), StandardCharsets.UTF_8);
        }
    }
}
