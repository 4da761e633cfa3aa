package dev.chaperone.model.sanitise.personal;

import dev.chaperone.model.sanitise.scan.Dummies;
import dev.chaperone.model.sanitise.scan.Hit;
import dev.chaperone.model.sanitise.scan.Letters;
import dev.chaperone.model.sanitise.scan.Probe;
import dev.chaperone.model.sanitise.scan.Scan;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Called at a word such as "passport" or "pesel"; looks for a number of a fitting form just behind it. */
final class CueProbe implements Probe {

    private static final int WINDOW = 36;
    private static final int MAX = 26;

    @Override
    public void at(Scan scan, int start, int end) {
        String text = scan.text();
        boolean starts = Letters.startsWord(text, start) || isHump(text, start);
        if (!starts || Letters.isLower(scan.at(end))) {
            return;
        }
        String cue = text.substring(start, end).toLowerCase(Locale.ROOT);
        if (cue.equals("security") && !text.regionMatches(true, start - "social".length() - 1, "social", 0, 6)) {
            return;
        }
        for (int i = end; i < text.length() && i - end < WINDOW && text.charAt(i) != '\n'; i++) {
            if (Letters.isDigit(text.charAt(i))) {
                int from = i;
                while (from > end && Letters.isLetter(text.charAt(from - 1))) {
                    from--;
                }
                if (Dummies.touchesPlaceholder(text, start, end)) {
                    return;
                }
                if (scan.at(from - 1) != '-' || !Letters.isLetter(scan.at(from - 2)) || from == end + 1) {
                    judge(scan, from, cue);
                }
                return;
            }
        }
    }

    private static boolean isHump(String text, int start) {
        return Letters.isUpper(text.charAt(start)) && Letters.isLower(Letters.at(text, start - 1));
    }

    /** Tries the longest stretch of groups first. */
    private static void judge(Scan scan, int from, String cue) {
        for (int to : ends(scan.text(), from)) {
            String plain = plain(scan.text(), from, to);
            for (NationalIds.Kind kind : NationalIds.of(plain)) {
                if (kind.cues().contains(cue) && kind.check().test(plain)) {
                    scan.add(Hit.personal(
                            kind.id(), "ID", from, to, 88, "form, check and the word '" + cue + "' beside it"));
                    return;
                }
            }
        }
    }

    static List<Integer> ends(String text, int from) {
        List<Integer> ends = new ArrayList<>();
        int i = from;
        while (i < text.length() && i - from < MAX) {
            char c = text.charAt(i);
            if (!Letters.isAlnum(c)) {
                if (" -./:".indexOf(c) < 0 || !Letters.isAlnum(Letters.at(text, i + 1))) {
                    break;
                }
                ends.addFirst(i);
            }
            i++;
        }
        ends.addFirst(i);
        return ends;
    }

    static String plain(String text, int from, int to) {
        StringBuilder plain = new StringBuilder();
        for (int i = from; i < to; i++) {
            if (Letters.isAlnum(text.charAt(i))) {
                plain.append(Character.toUpperCase(text.charAt(i)));
            }
        }
        return plain.toString();
    }
}
