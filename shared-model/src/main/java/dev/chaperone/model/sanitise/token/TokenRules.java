package dev.chaperone.model.sanitise.token;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** Reads rule files in the form that {@code rules.txt} explains at its top. */
public final class TokenRules {

    private TokenRules() {}

    /** The rules of this build. */
    public static List<TokenRule> standard() {
        try (InputStream in = Objects.requireNonNull(TokenRules.class.getResourceAsStream("rules.txt"))) {
            return parse(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException("the token rules are missing from this build", e);
        }
    }

    /**
     * @throws IllegalArgumentException naming the line, if one is neither a head nor a form, yes or no, or if a rule
     *     has neither form nor word
     */
    public static List<TokenRule> parse(String text) {
        List<TokenRule> rules = new ArrayList<>();
        List<String> block = new ArrayList<>();
        for (String line : text.lines().toList()) {
            boolean head = !line.isBlank() && line.charAt(0) != ' ' && line.charAt(0) != '#';
            if (head && !block.isEmpty()) {
                rules.add(rule(block));
                block = new ArrayList<>();
            }
            if (!line.isBlank() && line.charAt(0) != '#') {
                block.add(line);
            }
        }
        if (!block.isEmpty()) {
            rules.add(rule(block));
        }
        return List.copyOf(rules);
    }

    private static TokenRule rule(List<String> block) {
        String head = block.getFirst();
        int colon = head.indexOf(": ");
        if (colon < 1) {
            throw new IllegalArgumentException("'%s' is no head of a rule; write 'id: what it is'".formatted(head));
        }
        List<String> forms = new ArrayList<>();
        List<String> words = new ArrayList<>();
        List<String> yes = new ArrayList<>();
        List<String> no = new ArrayList<>();
        for (String line : block.subList(1, block.size())) {
            String body = line.strip();
            int space = body.indexOf(' ');
            String value = body.substring(space + 1).replace("~~", "");
            switch (space < 0 ? body : body.substring(0, space)) {
                case "form" -> forms.add(value);
                case "word" -> words.add(value);
                case "yes" -> yes.add(value);
                case "no" -> no.add(value);
                default ->
                    throw new IllegalArgumentException(
                            "'%s' in rule %s begins with none of form, word, yes, no".formatted(body, head));
            }
        }
        if (forms.isEmpty() && words.isEmpty()) {
            throw new IllegalArgumentException("rule '%s' has no form and no word; write one".formatted(head));
        }
        return new TokenRule(head.substring(0, colon), head.substring(colon + 2), forms, words, yes, no);
    }
}
