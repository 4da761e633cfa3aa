package dev.chaperone.model.sanitise.view;

import dev.chaperone.model.sanitise.personal.AloneCheck;
import dev.chaperone.model.sanitise.scan.Hit;
import dev.chaperone.model.sanitise.scan.Letters;
import dev.chaperone.model.sanitise.scan.Rarity;
import dev.chaperone.model.sanitise.scan.Scan;
import dev.chaperone.model.sanitise.scan.Scanner;
import dev.chaperone.model.sanitise.scan.Sign;
import java.util.ArrayList;
import java.util.List;

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

    /**
     * What a view holds.
     *
     * @param hits in positions of its original, in no order, possibly overlapping
     * @param block whether the beginning of a block of a key is there
     */
    public record Seen(List<Hit> hits, boolean block) {}

    /** Looks at the view and at those that can be made from it. */
    public Seen find(View view) {
        Search search = new Search(2L * view.text().length() + 1024);
        search.all(view, 0);
        return new Seen(search.hits, search.block);
    }

    /** One call of {@link #find}. */
    private final class Search {

        private final List<Hit> hits = new ArrayList<>();
        private long budget;
        private boolean block;

        Search(long budget) {
            this.budget = budget;
        }

        private void all(View start, int depth) {
            View view = Folding.applies(start.text()) ? Folding.of(start) : start;
            Scan scan = look(view, depth);
            for (int i = 0; i < MAX_DEPTH && scan.sees(Sign.BACKSLASH) && Escapes.hasBackslashes(view.text()); i++) {
                view = Escapes.withoutBackslashes(view);
                scan = look(view, depth);
            }
            for (int i = 0; i < MAX_DEPTH && scan.sees(Sign.PERCENT) && Escapes.hasPercents(view.text()); i++) {
                view = Escapes.withoutPercents(view);
                scan = look(view, depth);
            }
            if (scan.sees(Sign.AMPERSAND) && Escapes.hasEntities(view.text())) {
                view = Escapes.withoutEntities(view);
                scan = look(view, depth);
            }
            boolean seams = scan.sees(Sign.QUOTE) || scan.sees(Sign.BACKSLASH);
            if (seams && Joining.applies(view.text())) {
                look(Joining.of(view), depth);
            }
        }

        private Scan look(View view, int depth) {
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
            block |= scan.hasBlock();
            return scan;
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
