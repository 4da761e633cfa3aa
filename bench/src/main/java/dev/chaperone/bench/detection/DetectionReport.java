package dev.chaperone.bench.detection;

import dev.chaperone.model.sanitise.Finding;
import dev.chaperone.model.sanitise.PlaceholderKey;
import dev.chaperone.model.sanitise.Sanitiser;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
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
        prompts();
        secrets();
        personal();
        harmless();
        validators();
    }

    private void prompts() throws IOException {
        PromptScores scores = new PromptScores();
        for (Corpus.Row row : Corpus.read(folder.resolve("prompts.dev.jsonl.gz"))) {
            scores.add(row, findings(row));
        }
        scores.print();
    }

    private void secrets() throws IOException {
        Score recall = new Score();
        Score flagged = new Score();
        Score folds = new Score();
        for (Corpus.Row row : Corpus.read(folder.resolve("secrets.dev.jsonl.gz"))) {
            boolean found = findings(row).stream().anyMatch(f -> f.category().equals("secret"));
            (row.positive() ? recall : flagged).add(row.source(), found);
            if (row.positive()) {
                folds.add(row.fold() < 6 ? "folds 0-5" : "folds 6-9", found);
            }
            show(
                    found == row.positive(),
                    (row.positive() ? "miss " : "flagged ") + row.source() + " " + row.rule(),
                    row.text().substring(0, Math.min(300, row.text().length())));
        }
        out.printf(
                "## secrets%nrecall %.4f%n%s%nnegatives flagged%n%s%n%s%n",
                recall.share(), recall.table(), flagged.table(), folds.table());
    }

    private void personal() throws IOException {
        Score recall = new Score();
        Score rules = new Score();
        Score flagged = new Score();
        for (Corpus.Row row : Corpus.read(folder.resolve("pii.dev.jsonl.gz"))) {
            List<Finding> findings = findings(row);
            for (Corpus.Label label : row.spans()) {
                boolean found = touches(findings, label);
                recall.add(label.entity(), found);
                show(found, "miss pii " + label.entity(), label.words(row.text()));
            }
            if (row.spans().isEmpty()) {
                boolean found = !findings.isEmpty();
                (row.positive() ? rules : flagged).add(row.source() + " " + row.entity(), found);
                show(
                        found == row.positive(),
                        (row.positive() ? "miss pii " : "flagged pii ") + row.entity(),
                        row.text()
                                + findings.stream().map(Finding::classification).toList());
            }
        }
        out.printf(
                "## pii%nspans %.4f%n%s%ntexts %.4f%n%s%nnegatives flagged %.4f%n%s%n",
                recall.share(), recall.table(), rules.share(), rules.table(), flagged.share(), flagged.table());
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
        out.printf("## benign%n%d characters: %s%n", characters, byRule);
    }

    private void validators() throws IOException {
        Score good = new Score();
        for (Corpus.Row row : Corpus.read(folder.resolve("validators.dev.jsonl.gz"))) {
            boolean right = findings(row).isEmpty() != row.positive();
            good.add((row.positive() ? "valid " : "invalid ") + row.rule(), right);
            show(
                    right,
                    "validator " + row.positive() + " " + row.rule(),
                    row.text()
                            + findings(row).stream()
                                    .map(Finding::classification)
                                    .toList());
        }
        out.printf("## validators %.4f%n%s%n", good.share(), good.table());
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

    /** What was found in whole prompts, by kind and by the way a value was written. */
    private final class PromptScores {
        private final Score secret = new Score();
        private final Score secretByEncoding = new Score();
        private final Score personal = new Score();
        private final Score decoys = new Score();
        private final TreeMap<String, Integer> falseByRule = new TreeMap<>();
        private int alarms;
        private int hits;

        void add(Corpus.Row row, List<Finding> findings) {
            row.spans().forEach(label -> addLabel(row, label, touches(findings, label)));
            for (Corpus.Label label : row.decoys()) {
                boolean left = !touches(findings, label);
                decoys.add(label.entity(), left);
                show(left, "decoy " + label.entity(), label.words(row.text()));
            }
            findings.forEach(finding -> addFinding(row, finding));
        }

        private void addLabel(Corpus.Row row, Corpus.Label label, boolean found) {
            boolean isSecret = label.kind().equals("secret");
            (isSecret ? secret : personal).add(label.entity(), found);
            if (isSecret) {
                secretByEncoding.add(label.encoding(), found);
            }
            show(found, "miss " + label.entity() + " " + label.encoding(), label.words(row.text()));
        }

        private void addFinding(Corpus.Row row, Finding finding) {
            boolean wanted = row.spans().stream().anyMatch(l -> overlap(finding, l));
            boolean isSecret = finding.category().equals("secret");
            hits += isSecret && wanted ? 1 : 0;
            alarms += isSecret && !wanted ? 1 : 0;
            if (!wanted) {
                falseByRule.merge(finding.classification(), 1, Integer::sum);
                show(false, "alarm " + finding.classification(), words(finding, row.text()));
            }
        }

        void print() {
            out.printf(
                    "## prompts%nsecrets: recall %.4f precision %.4f (%d of %d)%n%s%n%s%n",
                    secret.share(),
                    (double) hits / (hits + alarms),
                    secret.good(),
                    secret.all(),
                    secret.table(),
                    secretByEncoding.table());
            out.printf(
                    "personal: recall %.4f precision on decoys %.4f%n%s%n",
                    personal.share(),
                    (double) personal.good() / (personal.good() + decoys.all() - decoys.good()),
                    personal.table());
            out.printf(
                    "decoys left alone %.4f%n%s%nfindings outside labels: %s%n",
                    decoys.share(), decoys.table(), falseByRule);
        }
    }
}
