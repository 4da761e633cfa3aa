package dev.chaperone.desktop.cli;

import dev.chaperone.model.sanitise.Sanitiser;
import dev.chaperone.model.sanitise.gitleaks.GitleaksRules;
import dev.chaperone.model.sanitise.token.TokenRule;
import dev.chaperone.model.sanitise.token.TokenRules;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/**
 * The rule files of an organisation: those that end in {@code .toml} are gitleaks', the others are written as our own.
 *
 * @param forFilesOnly ids of rules that find nothing here, because they look at the paths of files
 */
record OwnRules(List<TokenRule> rules, List<GitleaksRules> imported, List<String> forFilesOnly) {

    /**
     * Reads all of them. As in gitleaks, a file that another extends is looked for from the working directory.
     *
     * @throws IOException naming the file and what is wrong with it
     */
    static OwnRules read(List<Path> files) throws IOException {
        List<TokenRule> rules = new ArrayList<>();
        List<GitleaksRules> imported = new ArrayList<>();
        TreeSet<String> forFilesOnly = new TreeSet<>();
        for (Path file : files) {
            if (file.toString().endsWith(".toml")) {
                GitleaksRules read = gitleaks(file);
                imported.add(read);
                forFilesOnly.addAll(read.forFilesOnly());
            } else {
                rules.addAll(own(file));
            }
        }
        return new OwnRules(List.copyOf(rules), List.copyOf(imported), List.copyOf(forFilesOnly));
    }

    /** @param personal whether personal data is looked for, too */
    Sanitiser onTop(boolean personal) throws IOException {
        try {
            return Sanitiser.with(rules, imported, personal);
        } catch (IllegalArgumentException e) {
            throw new IOException(e.getMessage(), e);
        }
    }

    private static List<TokenRule> own(Path file) throws IOException {
        try {
            List<TokenRule> rules = TokenRules.parse(TextFile.read(file).text());
            Sanitiser.check(rules);
            return rules;
        } catch (IllegalArgumentException e) {
            throw new IOException("%s: %s".formatted(file, e.getMessage()), e);
        }
    }

    private static GitleaksRules gitleaks(Path file) throws IOException {
        try {
            return GitleaksRules.parse(
                    file.toString(),
                    TextFile.read(file).text(),
                    path -> TextFile.read(Path.of(path)).text());
        } catch (IllegalArgumentException e) {
            throw new IOException(e.getMessage(), e);
        }
    }
}
