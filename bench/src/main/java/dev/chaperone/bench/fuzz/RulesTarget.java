package dev.chaperone.bench.fuzz;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import dev.chaperone.model.sanitise.gitleaks.GitleaksRules;
import java.io.IOException;

/** Rules for gitleaks are rejected in a sentence, or work. */
public final class RulesTarget {

    private RulesTarget() {}

    public static void fuzzerTestOneInput(FuzzedDataProvider data) {
        String text = data.consumeString(200);
        String toml = (data.consumeBoolean() ? "[[rules]]\nid=\"x\"\nregex='''" : "") + data.consumeRemainingAsString();
        try {
            GitleaksRules.parse("rules.toml", toml, RulesTarget::none).find(text, "");
        } catch (IllegalArgumentException | IOException e) {
            Holds.that(!String.valueOf(e.getMessage()).isBlank(), "a complaint without words");
        }
    }

    private static String none(String path) throws IOException {
        throw new IOException("there is no file " + path);
    }
}
