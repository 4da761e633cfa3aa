package dev.chaperone.model.sanitise.scan;

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
    private static final byte[] KINDS = kinds();

    private final Automaton automaton;
    private final Probe[] probes;
    private final Guard[] guards;
    private final int[] lengths;
    private final Probe[] onNumber;
    private final Probe[] onMixed;
    private final Probe[] onRun;
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
        onText = builder.onText.toArray(Probe[]::new);
    }

    /** Runs every probe over the text of {@code scan}. */
    public void run(Scan scan) {
        char[] text = scan.text().toCharArray();
        int length = text.length;
        int state = 0;
        int run = 0;
        byte before = OTHER;
        for (int i = 0; i < length; i++) {
            char c = text[i];
            state = automaton.step(state, c);
            if (automaton.isLoud(state)) {
                found(scan, state, i + 1);
            }
            byte kind = c < ASCII ? KINDS[c] : OTHER;
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
        call(onText, scan, 0, length);
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
