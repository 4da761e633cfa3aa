package dev.chaperone.model.policy;

import dev.chaperone.model.sanitise.Destination;
import dev.chaperone.model.sanitise.Response;
import dev.chaperone.model.sanitise.ResponseMatrix;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What holds for a prompt before it is sent.
 *
 * @param models names it may go to, with stars; empty means all
 * @param mostKilobytes a longer one is refused
 * @param findings {@code CLASS[@MODEL]=RESPONSE}, the first that fits counts
 */
public record PromptRules(List<String> models, int mostKilobytes, List<String> findings) {

    private static final int KILOBYTE = 1024;
    private static final Pattern LINE =
            Pattern.compile("([a-z*][a-z0-9.*-]*)(?:@([^=@]+))?=(allow|warn|replace|block)");

    public PromptRules {
        models = List.copyOf(models);
        findings = List.copyOf(findings);
    }

    /** Why a prompt is refused. */
    public enum Refusal {
        MODEL("prompt.model", "AllowedModels"),
        SIZE("prompt.size", "MostPromptKilobytes");

        private final String rule;
        private final String setting;

        Refusal(String rule, String setting) {
            this.rule = rule;
            this.setting = setting;
        }

        /** As it stands in events. */
        public String rule() {
            return rule;
        }

        public String setting() {
            return setting;
        }
    }

    /** @param model empty if it is not known, and then any will do */
    public Optional<Refusal> refusal(String model, int characters) {
        if (!model.isEmpty() && !models.isEmpty() && models.stream().noneMatch(m -> fits(m, model))) {
            return Optional.of(Refusal.MODEL);
        }
        return characters > (long) mostKilobytes * KILOBYTE ? Optional.of(Refusal.SIZE) : Optional.empty();
    }

    /** What becomes of findings on the way to this model; no row if nothing is said about any. */
    public ResponseMatrix matrix(String model) {
        return new ResponseMatrix(findings.stream()
                .map(LINE::matcher)
                .filter(line -> line.matches() && (line.group(2) == null || fits(line.group(2), model)))
                .map(PromptRules::row)
                .toList());
    }

    private static ResponseMatrix.Row row(Matcher line) {
        Response response = Response.valueOf(line.group(3).toUpperCase(Locale.ROOT));
        return new ResponseMatrix.Row(line.group(1), 0, Set.of(Destination.MODEL), response);
    }

    /** A slash in a name is like any other character. */
    private static boolean fits(String pattern, String model) {
        String[] parts = pattern.toLowerCase(Locale.ROOT).split("\\*", -1);
        StringBuilder regex = new StringBuilder(Pattern.quote(parts[0]));
        for (int i = 1; i < parts.length; i++) {
            regex.append(".*").append(Pattern.quote(parts[i]));
        }
        return model.toLowerCase(Locale.ROOT).matches(regex.toString());
    }

    /** What is wrong with a value of the setting PromptFindings; empty if nothing is. */
    static Optional<String> complaint(List<?> findings) {
        return findings.stream()
                .map(String::valueOf)
                .filter(line -> !LINE.matcher(line).matches())
                .findFirst()
                .map(line ->
                        "'%s' is not accepted; write a class, if need be @ and a model, and =block, =replace, =warn or =allow"
                                .formatted(line));
    }
}
