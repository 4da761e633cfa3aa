package dev.chaperone.model.sanitise;

import dev.chaperone.model.sanitise.assign.AssignmentProbe;
import dev.chaperone.model.sanitise.envelope.Diff;
import dev.chaperone.model.sanitise.envelope.Envelope;
import dev.chaperone.model.sanitise.gitleaks.GitleaksRules;
import dev.chaperone.model.sanitise.personal.PersonalProbes;
import dev.chaperone.model.sanitise.restore.Escaping;
import dev.chaperone.model.sanitise.restore.KnownValues;
import dev.chaperone.model.sanitise.restore.LookAlikes;
import dev.chaperone.model.sanitise.restore.Vault;
import dev.chaperone.model.sanitise.scan.Hit;
import dev.chaperone.model.sanitise.scan.Scan;
import dev.chaperone.model.sanitise.scan.Scanner;
import dev.chaperone.model.sanitise.structure.StructureProbes;
import dev.chaperone.model.sanitise.token.DottedProbe;
import dev.chaperone.model.sanitise.token.PrefixedProbe;
import dev.chaperone.model.sanitise.token.TokenProbe;
import dev.chaperone.model.sanitise.token.TokenRule;
import dev.chaperone.model.sanitise.token.TokenRules;
import dev.chaperone.model.sanitise.view.DeepScan;
import dev.chaperone.model.sanitise.view.View;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Finds secrets and personal data and replaces them. Immutable and safe for use by many threads; takes time linear in
 * the text.
 */
public final class Sanitiser {

    /** Longest text looked at, in characters. A longer one is replaced as a whole: nothing passes unscanned. */
    public static final int MAX_LENGTH = 8 * 1024 * 1024;

    private static final int VERSION = 2;
    private static final int PREVIEW = 4;

    private final DeepScan scan;

    private Sanitiser(DeepScan scan) {
        this.scan = scan;
    }

    /** The built-in rules for secrets and personal data. */
    public static Sanitiser standard() {
        return Standard.ALL;
    }

    /** The built-in rules for secrets only. */
    public static Sanitiser secretsOnly() {
        return Standard.SECRETS;
    }

    /** Built when first used: whoever needs one profile does not pay for the other. */
    private static final class Standard {
        static final Sanitiser ALL = build(true, List.of(), List.of());
        static final Sanitiser SECRETS = build(false, List.of(), List.of());
    }

    /**
     * The built-in rules with those of an organisation on top, written as {@code rules.txt} explains. Takes some
     * milliseconds: to be made once.
     *
     * @param personal whether personal data is looked for
     * @throws IllegalArgumentException if a form has no literal part or a word is not ASCII
     */
    public static Sanitiser with(List<TokenRule> rules, boolean personal) {
        return build(personal, rules, List.of());
    }

    /** The same, with rules in the form of gitleaks, too. */
    public static Sanitiser with(List<TokenRule> rules, List<GitleaksRules> imported, boolean personal) {
        return build(personal, rules, imported);
    }

    /**
     * Whether these rules can be looked for, without making all that a sanitiser is made of.
     *
     * @throws IllegalArgumentException as {@link #with(List, boolean)} would
     */
    public static void check(List<TokenRule> rules) {
        Scanner.Builder builder = new Scanner.Builder();
        TokenProbe.register(builder, rules);
        builder.build();
    }

    private static Sanitiser build(boolean personal, List<TokenRule> rules, List<GitleaksRules> imported) {
        Scanner.Builder builder = new Scanner.Builder();
        imported.forEach(file -> file.register(builder));
        TokenProbe.register(builder, TokenRules.standard());
        TokenProbe.register(builder, rules);
        AssignmentProbe.register(builder);
        StructureProbes.register(builder);
        if (personal) {
            PersonalProbes.register(builder);
        }
        builder.onRun(Scan::addRun);
        builder.onRun(new PrefixedProbe(TokenRules.standard()));
        builder.onRun(new DottedProbe());
        return new Sanitiser(new DeepScan(builder.build(), personal));
    }

    /**
     * Replaces every finding in {@code text}. The same value gets the same placeholder under the same key; what is
     * outside the replaced spans stays as it is. Nothing is remembered, so nothing can be put back.
     *
     * @param key at least 16 random bytes that live as long as the session
     */
    public Sanitised sanitise(String text, PlaceholderKey key) {
        return replace(text, find(text), key.newVault());
    }

    /**
     * Replaces every finding in {@code text} and remembers it, so that the vault can give {@code text} again.
     * Placeholders that this session has issued stay; what only looks like one is quoted.
     */
    public Sanitised sanitise(String text, Vault vault) {
        Found found = find(text);
        List<Hit> hits = new ArrayList<>(found.hits());
        if (text.length() <= MAX_LENGTH) {
            hits.addAll(LookAlikes.in(text, vault));
        }
        Sanitised all = replace(text, new Found(hits, found.envelope()), vault);
        return new Sanitised(
                all.text(),
                all.findings().stream()
                        .filter(f -> !f.category().equals(LookAlikes.CATEGORY))
                        .toList());
    }

    /**
     * Replaces what the matrix wants replaced or blocked on the way to {@code destination}, and leaves the rest.
     * Nothing is remembered, as in {@link #sanitise(String, PlaceholderKey)}.
     */
    public Screened screen(String text, PlaceholderKey key, ResponseMatrix matrix, Destination destination) {
        return screened(text, find(text), key.newVault(), new Way(matrix, destination));
    }

    /**
     * The same, remembered: the vault can put back what was replaced, what it has replaced before is found wherever it
     * stands, and what only looks like a placeholder is quoted. A quotation counts as a finding of its own class.
     */
    public Screened screen(String text, Vault vault, ResponseMatrix matrix, Destination destination) {
        Found found = find(text);
        if (text.length() <= MAX_LENGTH) {
            List<Hit> known = new ArrayList<>(KnownValues.in(text, vault));
            known.addAll(LookAlikes.in(text, vault));
            found = found.with(known);
        }
        return screened(text, found, vault, new Way(matrix, destination));
    }

    /** Where a text goes, and what may go there. */
    private record Way(ResponseMatrix matrix, Destination destination) {

        Response response(Hit hit) {
            boolean decided = hit.rule().equals(KnownValues.RULE) || hit.rule().equals(LookAlikes.CATEGORY);
            return decided
                    ? Response.REPLACE
                    : matrix.responseTo(hit.category() + "." + hit.rule(), hit.points(), destination);
        }
    }

    private static Screened screened(String text, Found found, Vault vault, Way way) {
        List<Hit> replaced = new ArrayList<>();
        List<Finding> warned = new ArrayList<>();
        TreeSet<String> blocking = new TreeSet<>();
        for (Hit hit : merged(found.hits())) {
            switch (way.response(hit)) {
                case ALLOW -> {}
                case WARN -> warned.add(finding(hit, text.substring(hit.start(), hit.end()), ""));
                case REPLACE -> replaced.add(hit);
                case BLOCK -> {
                    replaced.add(hit);
                    blocking.add(hit.category() + "." + hit.rule());
                }
            }
        }
        Sanitised sanitised = replace(text, new Found(replaced, found.envelope()), vault);
        return new Screened(sanitised, warned, List.copyOf(blocking));
    }

    /**
     * What the added lines of a unified diff hold, in positions of the diff. Removed and context lines are no longer,
     * or not newly, in the file, and are left out.
     */
    public List<Finding> findInDiff(Diff diff, PlaceholderKey key) {
        if (diff.text().length() > MAX_LENGTH) {
            return replace(diff.text(), tooLong(diff.text()), key.newVault()).findings();
        }
        return replace(diff.text(), new Found(scan.find(diff.added()).hits(), Optional.empty()), key.newVault())
                .findings();
    }

    /**
     * Undoes {@link #sanitise(String, Vault)}: every placeholder of this session becomes what stood there, character by
     * character. What was written by someone else (an answer, arguments of a tool) is for {@code Vault.restore} with
     * the escaping of the place.
     */
    public String restore(String text, Vault vault) {
        return vault.restore(text, Escaping.AS_WRITTEN);
    }

    private static Sanitised replace(String text, Found found, Vault vault) {
        if (found.hits().isEmpty()) {
            return new Sanitised(text, List.of());
        }
        StringBuilder clean = new StringBuilder(text.length());
        List<Finding> findings = new ArrayList<>();
        int done = 0;
        for (Hit hit : merged(found.hits())) {
            String value = text.substring(hit.start(), hit.end());
            String placeholder = found.placeholder(hit, value, vault);
            clean.append(text, done, hit.start()).append(placeholder);
            done = hit.end();
            findings.add(finding(hit, value, placeholder));
        }
        return new Sanitised(clean.append(text, done, text.length()).toString(), findings);
    }

    private static Finding finding(Hit hit, String value, String placeholder) {
        return new Finding(
                hit.category(),
                hit.rule(),
                VERSION,
                new Span(hit.start(), hit.end()),
                placeholder,
                preview(hit, value),
                hit.points(),
                hit.evidence());
    }

    private Found find(String text) {
        if (text.length() > MAX_LENGTH) {
            return tooLong(text);
        }
        Optional<Envelope> envelope = Envelope.of(text);
        DeepScan.Seen seen = once(text, envelope);
        SecondLook second = new SecondLook(text, clean -> once(clean, Envelope.of(clean)));
        return new Found(second.over(seen), envelope);
    }

    private DeepScan.Seen once(String text, Optional<Envelope> envelope) {
        DeepScan.Seen seen = scan.find(envelope.map(Envelope::view).orElseGet(() -> View.plain(text)));
        return new DeepScan.Seen(merged(Pieces.of(seen.hits(), text, envelope)), seen.block());
    }

    /** In order of position; of two that overlap the surer one, of equals the longer one. */
    private static List<Hit> merged(List<Hit> hits) {
        List<Hit> all = new ArrayList<>(hits);
        all.sort(Comparator.comparingInt(Hit::points)
                .reversed()
                .thenComparingInt(h -> -h.length())
                .thenComparingInt(Hit::start));
        TreeMap<Integer, Hit> kept = new TreeMap<>();
        for (Hit hit : all) {
            var before = kept.floorEntry(hit.end() - 1);
            boolean free = before == null || !before.getValue().overlaps(hit);
            if (free) {
                kept.put(hit.start(), hit);
            }
        }
        return List.copyOf(kept.values());
    }

    private static Found tooLong(String text) {
        String why = "longer than %d characters".formatted(MAX_LENGTH);
        return new Found(List.of(Hit.secret("too-long", "TEXT", 0, text.length(), 100, why)), Optional.empty());
    }

    /** A public prefix of a secret says which kind it is; of personal data nothing is shown. */
    private static String preview(Hit hit, String value) {
        boolean prefix = hit.category().equals("secret")
                && hit.type().equals("SECRET")
                && hit.points() >= 90
                && value.length() > 3 * PREVIEW;
        return (prefix ? value.substring(0, PREVIEW) : "") + "…";
    }
}
