package dev.chaperone.bench.detection;

import dev.chaperone.model.sanitise.Finding;
import dev.chaperone.model.sanitise.PlaceholderKey;
import dev.chaperone.model.sanitise.Sanitiser;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * {@code DetectionReport FOLDER [WORD]}: figures over {@code *.dev.jsonl.gz} in the folder; with a word, also every
 * miss and false alarm whose kind contains it.
 */
public final class DetectionReport {

    private static final PlaceholderKey KEY = new PlaceholderKey(new byte[32]);

    private final Path folder;
    private final String shown;
    private final PrintStream out;

    DetectionReport(Path folder, String shown, PrintStream out) {
        this.folder = folder;
        this.shown = shown;
        this.out = out;
    }

    /** @param args the folder of the corpora; optionally the kind of misses to print */
    public static void main(String... args) throws IOException {
        new DetectionReport(Path.of(args[0]), args.length > 1 ? args[1] : "\0", System.out).run();
    }

    void run() throws IOException {
        out.print(HEAD);
        prompts();
        secrets();
        personal();
        harmless();
        validators();
        out.print(KNOWN);
    }

    private static final String HEAD = """
            # What the sanitiser finds, and what it misses

            Written by `bench/detection.sh`; do not edit. Development halves of the corpora, every figure from one run of the
            standard profile. The peer columns hold the best other tool on the same kind of case over all splits, where it was
            measured; `bench/src/main/java/dev/chaperone/bench/detection/Peers.java` names the versions.

            """;

    private static final String KNOWN = """

            ## Known misses and false alarms

            - The targets for texts that hold no secret (4 to 6 % flagged) are not reached. What is left is mostly a real
              secret of another kind than the sample is about (a working token form, a password in an address), which we
              would rather replace, or the very value that another sample of the same tool wants found.
            - Stand-ins that other tools count as secrets are left alone on purpose: masks of x, alphabets, "EXAMPLE".
            - Passwords that are plain words without quotes (`password = open_sesame`) pass in code and in settings.
            - Host names, user names, tenant and client numbers are no secrets here; client ids of Google are found.
            - A key of which only the name of the maker says that it is one (`enigma=…`) is not found.
            - Two halves of a secret that stand apart without a sign between them are not joined.
            - A number in a JSON body that stands without quotes is replaced by a word, and the body is then no JSON.
            - A number alone that fails one check may pass another of the same length.
            """;

    private void prompts() throws IOException {
        Score secret = new Score();
        Score encodings = new Score();
        Score personal = new Score();
        Score decoys = new Score();
        Score outside = new Score();
        for (Corpus.Row row : Corpus.read(folder.resolve("prompts.dev.jsonl.gz"))) {
            List<Finding> findings = findings(row);
            for (Corpus.Label label : row.spans()) {
                boolean found = touches(findings, label);
                boolean isSecret = label.kind().equals("secret");
                (isSecret ? secret : personal).add(label.entity(), found);
                if (isSecret) {
                    encodings.add(label.encoding(), found);
                }
                show(found, "miss " + label.entity() + " " + label.encoding(), label.words(row.text()));
            }
            for (Corpus.Label label : row.decoys()) {
                boolean left = !touches(findings, label);
                decoys.add(label.entity(), left);
                show(left, "decoy " + label.entity(), label.words(row.text()));
            }
            for (Finding finding : findings) {
                boolean wanted = row.spans().stream().anyMatch(l -> overlap(finding, l));
                outside.add(finding.category(), wanted);
                show(wanted, "alarm " + finding.classification(), words(finding, row.text()));
            }
        }
        out.printf("## Prompts%n%n");
        out.printf("Secrets: %d of %d found, recall %.4f.%n%n", secret.good(), secret.all(), secret.share());
        table("Secrets by kind", secret, Peers.KINDS);
        table("Secrets by encoding", encodings, Peers.ENCODINGS);
        table("Personal data", personal, Peers.PERSONAL);
        table("Findings that touch a label (precision)", outside, Map.of("secret", ".841 gitleaks"));
        double precision = (double) personal.good() / (personal.good() + decoys.all() - decoys.good());
        out.printf(
                "Decoys left alone: %.4f of %d; precision of personal data against them %.4f (Phileas .394). Not left alone: %s.%n%n",
                decoys.share(), decoys.all(), precision, decoys.failures(1));
    }

    private void table(String title, Score score, Map<String, String> peers) {
        out.printf(
                "### %s%n%n| | cases | as wanted | share | peer |%n|---|---|---|---|---|%n%s%n",
                title, score.table(peers));
    }

    private void secrets() throws IOException {
        Score recall = new Score();
        Score flagged = new Score();
        Score folds = new Score();
        Score rules = new Score();
        for (Corpus.Row row : Corpus.read(folder.resolve("secrets.dev.jsonl.gz"))) {
            boolean found = findings(row).stream().anyMatch(f -> f.category().equals("secret"));
            (row.positive() ? recall : flagged).add(row.source(), found);
            if (row.positive()) {
                folds.add(row.fold() < 6 ? "rules of folds 0 to 5" : "rules of folds 6 to 9", found);
                rules.add(row.source() + " " + row.rule(), found);
            }
            show(
                    found == row.positive(),
                    (row.positive() ? "miss " : "flagged ") + row.source() + " " + row.rule(),
                    row.text().substring(0, Math.min(300, row.text().length())));
        }
        out.printf("## Samples of other tools%n%n");
        table("Samples that hold a secret", recall, Peers.SAMPLES);
        table("Samples that hold none for that tool, flagged", flagged, Peers.NEGATIVES);
        table("Gap between rules", folds, Map.of());
        out.printf("Rules of which three or more samples are missed: %s.%n%n", rules.failures(3));
        out.printf("A sample that holds none for one tool may well hold a secret of another kind.%n%n");
    }

    private void personal() throws IOException {
        Score spans = new Score();
        Score flagged = new Score();
        for (Corpus.Row row : Corpus.read(folder.resolve("pii.dev.jsonl.gz"))) {
            List<Finding> findings = findings(row);
            for (Corpus.Label label : row.spans()) {
                boolean found = touches(findings, label);
                spans.add(label.entity(), found);
                show(found, "miss pii " + label.entity(), label.words(row.text()));
            }
            if (!row.positive()) {
                flagged.add(row.source(), !findings.isEmpty());
                show(findings.isEmpty(), "flagged pii " + row.entity(), row.text());
            }
        }
        out.printf("## Personal data in samples of other tools%n%n");
        out.printf("Free names, addresses, places, dates and ages are only looked for behind a word that says so.%n%n");
        table("Labelled spans", spans, Map.of());
        table("Texts without personal data, flagged", flagged, Map.of());
    }

    private void harmless() throws IOException {
        TreeMap<String, Integer> byRule = new TreeMap<>();
        long characters = 0;
        for (Corpus.Row row : Corpus.read(folder.resolve("benign.dev.jsonl.gz"))) {
            characters += row.text().length();
            for (Finding finding : findings(row)) {
                byRule.merge(finding.classification(), 1, Integer::sum);
                show(false, "harmless " + finding.classification(), words(finding, row.text()));
            }
        }
        out.printf(
                "## Harmless files%n%n%d characters of code, data, logs and prose: %s (Phileas: 303 per MB).%n%n",
                characters, byRule);
    }

    private void validators() throws IOException {
        Score good = new Score();
        for (Corpus.Row row : Corpus.read(folder.resolve("validators.dev.jsonl.gz"))) {
            boolean right = findings(row).isEmpty() != row.positive();
            good.add((row.positive() ? "valid " : "invalid ") + row.rule(), right);
            show(right, "validator " + row.positive() + " " + row.rule(), row.text());
        }
        out.printf(
                "## Validators%n%nA text that is nothing but the number: %.3f of %d as wanted. Not: %s.%n",
                good.share(), good.all(), good.failures(1));
    }

    private void show(boolean good, String kind, String text) {
        if (!good && kind.contains(shown)) {
            out.printf("%s: %s%n", kind, text.replace("\n", "⏎"));
        }
    }

    private static String words(Finding finding, String text) {
        int start = finding.span().start();
        int end = finding.span().end();
        return new Corpus.Label(start, end, "", "", "").words(text);
    }

    private static List<Finding> findings(Corpus.Row row) {
        return Sanitiser.standard().sanitise(row.text(), KEY).findings();
    }

    private static boolean touches(List<Finding> findings, Corpus.Label label) {
        return findings.stream().anyMatch(f -> overlap(f, label));
    }

    private static boolean overlap(Finding finding, Corpus.Label label) {
        return finding.span().start() < label.end()
                && label.start() < finding.span().end();
    }
}
