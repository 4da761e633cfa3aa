package dev.chaperone.model.sanitise;

import dev.chaperone.model.sanitise.scan.Dummies;
import dev.chaperone.model.sanitise.scan.Hit;
import dev.chaperone.model.sanitise.scan.Letters;
import dev.chaperone.model.sanitise.view.DeepScan;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * Cleaning what is clean changes nothing. What is taken out can bring together what stood apart: a name and its value,
 * two halves of a key. Where the text around a hit allows that, the text without it is looked at, too.
 */
final class SecondLook {

    private static final int ROUNDS = 3;
    private static final String STAND_IN = "_AAAAAAAA";
    private static final String BLOCK = "-----BEGIN ";

    private final String text;
    private final Function<String, DeepScan.Seen> find;

    /** @param find what a text holds, each stretch once */
    SecondLook(String text, Function<String, DeepScan.Seen> find) {
        this.text = text;
        this.find = find;
    }

    /** @param seen hits of the text, in order, none over another */
    List<Hit> over(DeepScan.Seen seen) {
        List<Hit> all = seen.hits();
        for (int round = 0; round < ROUNDS && isNeeded(all, seen.block()); round++) {
            List<Hit> more = without(all);
            if (more.size() == all.size()) {
                return all;
            }
            all = more;
        }
        return all;
    }

    private boolean isNeeded(List<Hit> hits, boolean block) {
        int done = 0;
        for (Hit hit : hits) {
            boolean opened = block && text.indexOf(BLOCK, done, hit.start()) >= 0;
            if (opened || isGlued(hit.start() - 1) || joins(hit.end())) {
                return true;
            }
            done = hit.end();
        }
        return block && !hits.isEmpty() && text.indexOf(BLOCK, done) >= 0;
    }

    /** A letter, dot or dash runs into the hit, and is no sign of an escape. */
    private boolean isGlued(int before) {
        char c = Letters.at(text, before);
        boolean dotted = c == '.' && Letters.isAlnum(Letters.at(text, before - 1));
        return c == '-' || dotted || (Letters.isAlnum(c) && !Letters.startsWord(text, before + 1));
    }

    /** A letter, a dash or an operator follows. */
    private boolean joins(int end) {
        int i = end;
        while (Letters.at(text, i) == ' ' && i < text.length() && i - end < 4) {
            i++;
        }
        char c = Letters.at(text, i);
        char next = Letters.at(text, end);
        boolean goesOn = (next == '.' || next == ':') && Letters.isLetter(Letters.at(text, end + 1));
        return c == '=' || next == '-' || goesOn || (Letters.isAlnum(next) && next != 'x');
    }

    /** The hits of the text with stand-ins for those that are known, together with these. */
    private List<Hit> without(List<Hit> hits) {
        StringBuilder clean = new StringBuilder(text.length());
        List<int[]> kept = new ArrayList<>();
        int done = 0;
        for (Hit hit : hits) {
            kept.add(new int[] {clean.length(), done, hit.start()});
            clean.append(text, done, hit.start())
                    .append(Dummies.PLACEHOLDER)
                    .append(hit.type())
                    .append(STAND_IN);
            done = hit.end();
        }
        kept.add(new int[] {clean.length(), done, text.length()});
        clean.append(text, done, text.length());
        List<Hit> all = new ArrayList<>(hits);
        for (Hit hit : find.apply(clean.toString()).hits()) {
            back(hit, kept, all);
        }
        all.sort((a, b) -> Integer.compare(a.start(), b.start()));
        return all;
    }

    /** To positions of the text; what has no part in it as it was is a stand-in and stays. */
    private static void back(Hit hit, List<int[]> kept, List<Hit> all) {
        for (int[] stretch : kept) {
            int shift = stretch[1] - stretch[0];
            int from = Math.max(hit.start() + shift, stretch[1]);
            int to = Math.min(hit.end() + shift, stretch[2]);
            if (from < to) {
                all.add(hit.at(from, to));
            }
        }
    }
}
