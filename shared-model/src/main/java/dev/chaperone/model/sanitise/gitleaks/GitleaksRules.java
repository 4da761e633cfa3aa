package dev.chaperone.model.sanitise.gitleaks;

import dev.chaperone.model.sanitise.scan.Hit;
import dev.chaperone.model.sanitise.scan.Keywords;
import dev.chaperone.model.sanitise.scan.Scan;
import dev.chaperone.model.sanitise.scan.Scanner;
import java.io.IOException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The rules of a gitleaks v8 configuration. Immutable; for many threads. Takes time linear in the text for every rule
 * whose keyword is in it.
 */
public final class GitleaksRules {

    private static final int POINTS = 80;
    private static final int GENERIC = 65;

    private final Map<String, Rule> rules;
    private final List<Allowlist> global;
    private final Keywords keywords;

    /** Rules and the positions of their keywords. */
    private final Map<Rule, BitSet> gates = new HashMap<>();

    GitleaksRules(Map<String, Rule> rules, List<Allowlist> global) {
        this.rules = Map.copyOf(rules);
        this.global = List.copyOf(global);
        List<String> words = new ArrayList<>();
        for (Rule rule : rules.values()) {
            BitSet gate = new BitSet();
            gate.set(words.size(), words.size() + rule.keywords().size());
            words.addAll(rule.keywords());
            gates.put(rule, gate);
        }
        keywords = new Keywords(words);
    }

    /**
     * Reads a configuration with gitleaks v8's own meaning.
     *
     * @param name of the file, for complaints
     * @throws IllegalArgumentException naming file, rule, key and fix, if any of it could not be honoured
     * @throws IOException if a file that it extends cannot be read
     */
    public static GitleaksRules parse(String name, String toml, ExtendedFiles files) throws IOException {
        return RuleFile.read(name, toml, files);
    }

    /** How many rules there are, with those that only serve others. */
    public int size() {
        return rules.size();
    }

    /** Rules that look at files by their path and therefore find nothing in a prompt, by id. */
    public List<String> forFilesOnly() {
        return rules.values().stream()
                .filter(rule -> rule.path().filter(path -> !path.isIn("")).isPresent())
                .map(Rule::id)
                .sorted()
                .toList();
    }

    /** Makes the scanner look for these rules, too. */
    public void register(Scanner.Builder builder) {
        builder.onText((scan, _, _) -> run(scan));
    }

    private void run(Scan scan) {
        find(scan.text(), "").forEach(scan::add);
    }

    /**
     * Everything in a text, in no order.
     *
     * @param path of the file it is from, with {@code /}; empty for what is from no file
     */
    public List<Hit> find(String text, String path) {
        if (global.stream().anyMatch(allowlist -> allowlist.allowsFile(path))) {
            return List.of();
        }
        BitSet present = keywords.in(text);
        List<Hit> hits = new ArrayList<>();
        Search search = null;
        for (Map.Entry<Rule, BitSet> gated : gates.entrySet()) {
            Rule rule = gated.getKey();
            if (rule.keywords().isEmpty() || gated.getValue().intersects(present)) {
                search = search == null ? new Search(text, path, global, rules) : search;
                search.find(rule).forEach(found -> hits.add(hit(rule, found)));
            }
        }
        return hits;
    }

    /** The same surety whatever the regex: nothing but its author vouches for it. */
    private static Hit hit(Rule rule, Candidate found) {
        int points = rule.id().toLowerCase(Locale.ROOT).contains("generic") ? GENERIC : POINTS;
        String evidence = rule.required().isEmpty() ? "rule of the organisation" : "rule and those it requires";
        return Hit.secret(rule.id(), "SECRET", found.start(), found.end(), points, evidence);
    }
}
