package dev.chaperone.model.sanitise.gitleaks;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Some rules over one text. For one thread. */
final class Search {

    /** Pairs that are compared for one text. With more, a finding counts as complete: nothing passes unseen. */
    private static final long MAX_PAIRS = 5_000_000;

    private final String text;
    private final String path;
    private final List<Allowlist> global;
    private final Map<String, Rule> rules;
    private final Lines lines;
    private final Map<Line, Boolean> allowedLines = new HashMap<>();
    private long pairs;

    /** An allow-list looks at a line once, however many matches are in it. */
    private record Line(Allowlist allowlist, int start, int end) {}

    /** @param rules all of them, those that only others need, too */
    Search(String text, String path, List<Allowlist> global, Map<String, Rule> rules) {
        this.text = text;
        this.path = path;
        this.global = global;
        this.rules = rules;
        this.lines = new Lines(text);
    }

    /** What a rule reports. */
    List<Candidate> find(Rule rule) {
        if (rule.skipReport()) {
            return List.of();
        }
        List<Candidate> found = candidates(rule);
        return found.isEmpty() || rule.required().isEmpty() ? found : complete(rule, found);
    }

    private List<Candidate> candidates(Rule rule) {
        boolean elsewhere = rule.path().filter(p -> !p.isIn(path)).isPresent();
        if (rule.regex().isEmpty() || elsewhere || rule.allowlists().stream().anyMatch(a -> a.allowsFile(path))) {
            return List.of();
        }
        List<Candidate> found = new ArrayList<>();
        LinearPattern regex = rule.regex().get();
        for (int[] match : regex.all(text)) {
            add(rule, regex, match, found);
        }
        return found;
    }

    /** Line breaks at both ends are no part of a match. */
    private void add(Rule rule, LinearPattern regex, int[] match, List<Candidate> found) {
        int start = match[0];
        int end = match[1];
        while (start < end && text.charAt(start) == '\n') {
            start++;
        }
        while (start < end && text.charAt(end - 1) == '\n') {
            end--;
        }
        String matched = text.substring(start, end);
        int[] span = secret(rule, regex.first(matched));
        String secret = span.length == 0 ? matched : span[0] < 0 ? "" : matched.substring(span[0], span[1]);
        if (rule.entropy() != 0 && Entropy.of(secret) <= rule.entropy()) {
            return;
        }
        Stretch stretch = new Stretch(match[0], match[0] + matched.length(), matched, secret);
        if (isAllowed(stretch, global) || isAllowed(stretch, rule.allowlists())) {
            return;
        }
        boolean whole = span.length == 0 || span[0] < 0 || span[1] == span[0];
        found.add(
                whole
                        ? new Candidate(start, end, match[0])
                        : new Candidate(start + span[0], start + span[1], match[0]));
    }

    /**
     * What a regex found.
     *
     * @param start where gitleaks has it begin, with the line breaks that were taken off
     */
    private record Stretch(int start, int end, String match, String secret) {}

    /** The group that holds the secret; empty for the whole match, negative for one that took no part. */
    private static int[] secret(Rule rule, int[] groups) {
        if (groups.length <= 2) {
            return new int[0];
        }
        if (rule.secretGroup() > 0) {
            return new int[] {groups[2 * rule.secretGroup()], groups[2 * rule.secretGroup() + 1]};
        }
        for (int i = 2; i < groups.length; i += 2) {
            if (groups[i] >= 0 && groups[i + 1] > groups[i]) {
                return new int[] {groups[i], groups[i + 1]};
            }
        }
        return new int[0];
    }

    private boolean isAllowed(Stretch stretch, List<Allowlist> allowlists) {
        return allowlists.stream().anyMatch(allowlist -> switch (allowlist.target()) {
            case SECRET -> allowlist.allows(stretch.secret(), allowlist.isRegexIn(stretch.secret()), path);
            case MATCH -> allowlist.allows(stretch.secret(), allowlist.isRegexIn(stretch.match()), path);
            case LINE -> isLineAllowed(stretch, allowlist);
        });
    }

    private boolean isLineAllowed(Stretch stretch, Allowlist allowlist) {
        int from = lines.start(stretch.start());
        int to = Math.max(lines.end(stretch.end()), stretch.end());
        boolean regex = allowedLines.computeIfAbsent(
                new Line(allowlist, from, to), _ -> allowlist.isRegexIn(text.substring(from, to)));
        return allowlist.allows(stretch.secret(), regex, path);
    }

    private List<Candidate> complete(Rule rule, List<Candidate> found) {
        Map<String, List<Required>> byRule = rule.required().stream().collect(Collectors.groupingBy(Required::rule));
        Map<String, List<Candidate>> others = new HashMap<>();
        for (String id : byRule.keySet()) {
            Rule other = rules.get(id);
            others.put(id, other == null ? List.of() : candidates(other));
        }
        return found.stream()
                .filter(candidate -> byRule.entrySet().stream()
                        .allMatch(e -> isNear(candidate, e.getValue(), others.getOrDefault(e.getKey(), List.of()))))
                .toList();
    }

    private boolean isNear(Candidate candidate, List<Required> required, List<Candidate> others) {
        for (Candidate other : others) {
            for (Required one : required) {
                if (++pairs > MAX_PAIRS || one.isNear(lines, candidate.at(), other.at())) {
                    return true;
                }
            }
        }
        return false;
    }
}
