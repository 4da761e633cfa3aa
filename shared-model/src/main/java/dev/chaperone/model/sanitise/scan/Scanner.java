package dev.chaperone.model.sanitise.scan;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** All probes behind one pass. Immutable once built; for many threads. */
public final class Scanner {

    /** Shorter runs of opaque characters are not offered to {@link Builder#onRun}. */
    public static final int MIN_RUN = 20;

    private static final int ASCII = 128;
    private static final byte OTHER = 0;
    private static final byte DIGIT = 1;
    private static final byte LETTER = 2;
    private static final byte JOINER = 3;
    private static final int KIND = 3;
    private static final int FOREIGN = OTHER | Sign.FOREIGN.bit();
    private static final byte[] KINDS = kinds();

    private final Automaton automaton;
    private final Probe[] probes;
    private final Guard[] guards;
    private final int[] lengths;
    private final Probe[] onNumber;
    private final Probe[] onMixed;
    private final Probe[] onRun;
    private final Probe[] onForeign;
    private final Probe[] onText;

    private Scanner(Builder builder) {
        automaton = builder.automaton;
        automaton.build();
        probes = builder.probes.toArray(Probe[]::new);
        guards = builder.guards.toArray(Guard[]::new);
        lengths = builder.lengths.stream().mapToInt(Integer::intValue).toArray();
        onNumber = builder.onNumber.toArray(Probe[]::new);
        onMixed = builder.onMixed.toArray(Probe[]::new);
        onRun = builder.onRun.toArray(Probe[]::new);
        onForeign = builder.onForeign.toArray(Probe[]::new);
        onText = builder.onText.toArray(Probe[]::new);
    }

    /** Runs every probe over the text of {@code scan}. */
    public void run(Scan scan) {
        byte[] text = bytes(scan.text());
        int[] transitions = automaton.transitions();
        byte[] classes = automaton.classes();
        int loud = automaton.firstLoud();
        int length = text.length;
        int state = 0;
        int run = 0;
        int signs = 0;
        int before = OTHER;
        for (int i = 0; i < length; i++) {
            int c = text[i];
            int kind = c >= 0 ? KINDS[c] : FOREIGN;
            signs |= kind;
            kind &= KIND;
            state = c >= 0 ? transitions[state + classes[c]] : 0;
            if (state >= loud) {
                found(scan, state, i + 1);
            }
            if (kind == DIGIT && before != DIGIT) {
                call(before == LETTER ? onMixed : onNumber, scan, i, i + 1);
            } else if (kind == OTHER) {
                if (i - run >= MIN_RUN) {
                    call(onRun, scan, run, i);
                }
                run = i + 1;
            }
            before = kind;
        }
        if (length - run >= MIN_RUN) {
            call(onRun, scan, run, length);
        }
        scan.see(signs);
        if (scan.sees(Sign.FOREIGN)) {
            call(onForeign, scan, 0, length);
        }
        call(onText, scan, 0, length);
    }

    /** One a character, negative beyond ASCII. Plain texts are copied as they lie in memory. */
    private static byte[] bytes(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
        if (bytes.length == text.length() && !hasStandIn(bytes)) {
            return bytes;
        }
        byte[] all = new byte[text.length()];
        for (int i = 0; i < all.length; i++) {
            char c = text.charAt(i);
            all[i] = c < ASCII ? (byte) c : -1;
        }
        return all;
    }

    /** A question mark may stand for a character that Latin-1 does not have; a text with neither is the common one. */
    private static boolean hasStandIn(byte[] bytes) {
        for (byte b : bytes) {
            if (b == '?') {
                return true;
            }
        }
        return false;
    }

    private void found(Scan scan, int state, int end) {
        String text = scan.text();
        for (int id : automaton.output(state)) {
            if (guards[id].admits(text, end - lengths[id], end)) {
                probes[id].at(scan, end - lengths[id], end);
            }
        }
    }

    private static void call(Probe[] probes, Scan scan, int start, int end) {
        for (Probe probe : probes) {
            probe.at(scan, start, end);
        }
    }

    private static byte[] kinds() {
        byte[] kinds = new byte[ASCII];
        for (char c = 0; c < ASCII; c++) {
            kinds[c] = Letters.isDigit(c) ? DIGIT : Letters.isLetter(c) ? LETTER : OTHER;
        }
        for (char c : new char[] {'+', '/', '=', '-', '_'}) {
            kinds[c] = JOINER;
        }
        for (Sign sign : Sign.values()) {
            sign.characters().chars().forEach(c -> kinds[c] |= (byte) sign.bit());
        }
        return kinds;
    }

    /** Collects probes. */
    public static final class Builder {

        private final Automaton automaton = new Automaton();
        private final List<Probe> probes = new ArrayList<>();
        private final List<Guard> guards = new ArrayList<>();
        private final List<Integer> lengths = new ArrayList<>();
        private final List<Probe> onNumber = new ArrayList<>();
        private final List<Probe> onMixed = new ArrayList<>();
        private final List<Probe> onRun = new ArrayList<>();
        private final List<Probe> onForeign = new ArrayList<>();
        private final List<Probe> onText = new ArrayList<>();

        /** @param keyword ASCII; case is ignored */
        public Builder on(String keyword, Probe probe) {
            return on(keyword, Guard.NONE, probe);
        }

        /** @param guard tried before the probe is called */
        public Builder on(String keyword, Guard guard, Probe probe) {
            guards.add(guard);
            automaton.add(keyword.toLowerCase(Locale.ROOT), probes.size());
            probes.add(probe);
            lengths.add(keyword.length());
            return this;
        }

        /** Called at the first digit of every group of digits that follows no letter. */
        public Builder onNumber(Probe probe) {
            onNumber.add(probe);
            return this;
        }

        /** Called at the first digit of every group of digits that follows a letter. */
        public Builder onMixed(Probe probe) {
            onMixed.add(probe);
            return this;
        }

        /** Called for every run of at least {@link #MIN_RUN} of {@code A-Z a-z 0-9 + / = - _}. */
        public Builder onRun(Probe probe) {
            onRun.add(probe);
            return this;
        }

        /** As {@link #onText}, for texts with characters beyond ASCII only. */
        public Builder onForeign(Probe probe) {
            onForeign.add(probe);
            return this;
        }

        /** Called once a text, with the whole of it; must take time linear in it. */
        public Builder onText(Probe probe) {
            onText.add(probe);
            return this;
        }

        public Scanner build() {
            return new Scanner(this);
        }
    }
}
