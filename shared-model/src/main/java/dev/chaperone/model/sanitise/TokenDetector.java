package dev.chaperone.model.sanitise;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;

/** Tokens that are known by their first letters, from a table. One step per character and a few per possible start. */
final class TokenDetector implements Detector {

    private static final int ASCII = 128;

    private final List<List<Rule>> byFirstLetter = new ArrayList<>();

    /** @param kind class of the characters after the prefix */
    private record Rule(String id, String prefix, char kind, int min, int max, int points) {}

    TokenDetector() {
        for (int i = 0; i < ASCII; i++) {
            byFirstLetter.add(new ArrayList<>());
        }
        table().lines().filter(l -> !l.isBlank() && !l.startsWith("#")).forEach(this::add);
    }

    @Override
    public void find(String text, Consumer<Hit> hits) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < ASCII && !byFirstLetter.get(c).isEmpty() && !Letters.isWord(Letters.at(text, i - 1))) {
                i = Math.max(i, match(text, i, hits));
            }
        }
    }

    /** @return where scanning may go on from */
    private int match(String text, int start, Consumer<Hit> hits) {
        for (Rule rule : byFirstLetter.get(text.charAt(start))) {
            if (text.startsWith(rule.prefix(), start)) {
                int end = start + rule.prefix().length();
                int limit = Math.min(text.length(), end + rule.max() + 1);
                int body = end;
                while (body < limit && Letters.is(rule.kind(), text.charAt(body))) {
                    body++;
                }
                while (body > end && (text.charAt(body - 1) == '.' || text.charAt(body - 1) == '-')) {
                    body--;
                }
                int length = body - end;
                if (length >= rule.min() && length <= rule.max() && !Placeholders.isDummy(text.substring(end, body))) {
                    hits.accept(Hit.secret(
                            rule.id(), "SECRET", start, body, rule.points(), "prefix and length of " + rule.id()));
                    return body;
                }
            }
        }
        return start;
    }

    private void add(String line) {
        List<String> fields = List.of(line.split("\t", -1));
        Rule rule = new Rule(
                fields.get(0),
                fields.get(1),
                fields.get(2).charAt(0),
                Integer.parseInt(fields.get(3)),
                Integer.parseInt(fields.get(4)),
                Integer.parseInt(fields.get(5)));
        byFirstLetter.get(rule.prefix().charAt(0)).add(rule);
    }

    private static String table() {
        try (InputStream in = Objects.requireNonNull(TokenDetector.class.getResourceAsStream("tokens.tsv"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("the token rules are missing from this build", e);
        }
    }
}
