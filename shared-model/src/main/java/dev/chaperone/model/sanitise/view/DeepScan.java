package dev.chaperone.model.sanitise.view;

import dev.chaperone.model.sanitise.personal.AloneCheck;
import dev.chaperone.model.sanitise.scan.Hit;
import dev.chaperone.model.sanitise.scan.Letters;
import dev.chaperone.model.sanitise.scan.Rarity;
import dev.chaperone.model.sanitise.scan.Scan;
import dev.chaperone.model.sanitise.scan.Scanner;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** Runs a scanner over a text and over the views of it that it has traces of. Immutable; for many threads. */
public final class DeepScan {

    private static final int MAX_DEPTH = 3;
    private static final int SNIPPET = 700;

    private final Scanner scanner;
    private final boolean personal;

    /** @param personal whether personal data is looked for */
    public DeepScan(Scanner scanner, boolean personal) {
        this.scanner = scanner;
        this.personal = personal;
    }

    /** @return hits in positions of the original of {@code view}, in no order, possibly overlapping */
    public List<Hit> find(View view) {
        Search search = new Search(2L * view.text().length() + 1024);
        search.all(view, 0);
        return search.hits;
    }

    /** One call of {@link #find}. */
    private final class Search {

        private final List<Hit> hits = new ArrayList<>();
        private long budget;

        Search(long budget) {
            this.budget = budget;
        }

        private void all(View start, int depth) {
            View view = Folding.applies(start.text()) ? Folding.of(start) : start;
            look(view, depth);
            for (int i = 0; i < MAX_DEPTH && Escapes.hasBackslashes(view.text()); i++) {
                view = next(view, Escapes::withoutBackslashes, depth);
            }
            for (int i = 0; i < MAX_DEPTH && Escapes.hasPercents(view.text()); i++) {
                view = next(view, Escapes::withoutPercents, depth);
            }
            if (Escapes.hasEntities(view.text())) {
                view = next(view, Escapes::withoutEntities, depth);
            }
            if (Joining.applies(view.text())) {
                next(view, Joining::of, depth);
            }
        }

        private View next(View view, UnaryOperator<View> make, int depth) {
            View made = make.apply(view);
            look(made, depth);
            return made;
        }

        private void look(View view, int depth) {
            Scan scan = new Scan(view.text());
            scanner.run(scan);
            if (personal && depth == 0) {
                AloneCheck.run(scan);
            }
            for (Hit hit : scan.hits()) {
                hits.add(mapped(hit, view));
            }
            for (int[] run : scan.runs()) {
                decode(view, run, depth);
            }
            for (int start : scan.suspects()) {
                rejoin(view, start);
            }
        }

        private static Hit mapped(Hit hit, View view) {
            int start = view.start(hit.start());
            int end = view.end(hit.end());
            return view.how().isEmpty() ? hit.at(start, end) : hit.through(view.how(), start, end);
        }

        /** Whatever is found within an encoded stretch takes the whole stretch with it. */
        private void decode(View view, int[] run, int depth) {
            if (depth >= MAX_DEPTH) {
                return;
            }
            Decoding.Decoded decoded = Decoding.of(view.text(), run[0], run[1]);
            budget -= decoded.text().length();
            if (decoded.text().isEmpty() || budget < 0) {
                return;
            }
            Search inner = new Search(Math.min(budget, 2L * decoded.text().length()));
            inner.all(View.plain(decoded.text()), depth + 1);
            Hit best = null;
            for (Hit hit : inner.hits) {
                best = best == null || hit.points() > best.points() ? hit : best;
            }
            if (best != null) {
                hits.add(mapped(best.through(decoded.how(), decoded.start(), decoded.end()), view));
            }
        }

        /** Looks at a place again with the line breaks between token characters taken out. */
        private void rejoin(View view, int start) {
            String text = view.text();
            int from = Math.max(0, start - 80);
            int to = Math.min(text.length(), start + SNIPPET);
            View.Builder builder = new View.Builder(view);
            int broken = -1;
            int made = 0;
            for (int i = from; i < to; i++) {
                char c = text.charAt(i);
                boolean seam =
                        c == '\n' && i > start && isToken(Letters.at(text, i - 1)) && isToken(Letters.at(text, i + 1));
                boolean first = seam && broken < 0;
                broken = first ? made : broken;
                if (!first) {
                    builder.add(c, i, i + 1);
                    made++;
                }
            }
            if (broken < 0) {
                return;
            }
            View joined = builder.build("a broken line");
            Scan scan = new Scan(joined.text());
            scanner.run(scan);
            for (Hit hit : scan.hits()) {
                if (isWhole(joined.text(), hit, broken)) {
                    hits.add(mapped(hit, joined));
                }
            }
        }

        /** A secret on both sides of the break: quoted, or rare before it, or known by its form. */
        private static boolean isWhole(String text, Hit hit, int broken) {
            boolean across = hit.category().equals("secret") && hit.start() < broken && hit.end() > broken;
            boolean assigned = hit.rule().endsWith("-assignment");
            boolean quoted =
                    Letters.isQuote(Letters.at(text, hit.start() - 1)) && Letters.isQuote(Letters.at(text, hit.end()));
            boolean rare = broken - hit.start() >= 8 && Rarity.isOpaque(text.substring(hit.start(), broken));
            return across && (!assigned || quoted || rare);
        }

        private static boolean isToken(char c) {
            return Letters.isWord(c) || "+/=-.$!?#@".indexOf(c) >= 0;
        }
    }
}
