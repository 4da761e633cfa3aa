package dev.chaperone.model.sanitise.assign;

import dev.chaperone.model.sanitise.assign.Value.Joint;
import dev.chaperone.model.sanitise.scan.Guard;
import dev.chaperone.model.sanitise.scan.Hit;
import dev.chaperone.model.sanitise.scan.Letters;
import dev.chaperone.model.sanitise.scan.Probe;
import dev.chaperone.model.sanitise.scan.Scan;
import dev.chaperone.model.sanitise.scan.Scan.Mark;
import dev.chaperone.model.sanitise.scan.Scanner;
import java.util.List;

/** Called where a word that names secrets stands; looks at the identifier around it and at the value behind it. */
public final class AssignmentProbe implements Probe {

    private static final int LINE = 300;
    private static final int ASCII = 128;
    private static final int LONG = 12;
    private static final int GAP = 8;
    private static final boolean[] NEVER = never();

    private static final List<String> WORDS = List.of(
            "pass",
            "pwd",
            "psw",
            "pword",
            "secret",
            "token",
            "key",
            "auth",
            "cred",
            "access",
            "private",
            "login",
            "jwt",
            "salt",
            "dsn",
            "session",
            "kennwort",
            "senha",
            "contrasena",
            "haslo",
            "parola",
            "wachtwoord",
            "salasana",
            "heslo",
            "lozinka",
            "jelszo",
            "kodeord",
            "losenord",
            "sifre",
            "pat",
            "sig",
            "cookie");

    /** Adds the probe under every word that it knows. */
    public static void register(Scanner.Builder builder) {
        AssignmentProbe probe = new AssignmentProbe();
        WORDS.forEach(word -> builder.on(word, probe));
        builder.on("pw", Guard.WORD, probe);
        builder.onForeign(new ForeignNames());
    }

    @Override
    public void at(Scan scan, int start, int end) {
        if (scan.passed(Mark.NAME, start)) {
            return;
        }
        int stop = Name.endOf(scan.text(), end);
        if (!mayAssign(scan, stop)) {
            scan.pass(Mark.NAME, stop);
            return;
        }
        Name name = Name.around(scan.text(), start, end);
        scan.pass(Mark.NAME, name.end());
        if (name.kind() == Name.Kind.NONE) {
            return;
        }
        Value after = Value.after(scan.text(), name);
        Value value = after == null ? Value.before(scan.text(), name) : after;
        if (value == null || !judge(scan, name, value)) {
            Value fallback = value == null || value.quoted() || value.joint() == Joint.SPACE
                    ? null
                    : Value.fallback(scan.text(), value);
            if (fallback == null || !judge(scan, name, fallback)) {
                suspect(scan, name);
            }
        }
    }

    /** A cheap look at what follows: most names in prose and code are followed by nothing that could be a value. */
    private static boolean mayAssign(Scan scan, int end) {
        char next = scan.at(end);
        if (end >= scan.text().length() || (next < ASCII && NEVER[next])) {
            return isCompared(scan, end);
        }
        char after = scan.at(end + 1);
        boolean spaced = next == ' ' && (Letters.isLower(after) || after == ' ');
        return !spaced || isLongWord(scan, end + 1);
    }

    /** {@code "literal" == name}: what matters stands before it. */
    private static boolean isCompared(Scan scan, int end) {
        int start = end;
        while (start > 0
                && end - start < Name.MAX
                && (Letters.isWord(scan.at(start - 1)) || scan.at(start - 1) == '.')) {
            start--;
        }
        return scan.at(start - 1) == ' ' && scan.at(start - 2) == '=';
    }

    /** A lower-case word after a space is a value only if it is "is", a type, or long or has a digit. */
    private static boolean isLongWord(Scan scan, int start) {
        int i = start;
        while (scan.at(i) == ' ' && i - start < GAP) {
            i++;
        }
        int from = i;
        while (Letters.isLower(scan.at(i)) && i - from < LONG) {
            i++;
        }
        char c = scan.at(i);
        boolean word = c == ' ' || c == '\n' || c == '.';
        return !word || i - from >= LONG || i - from <= 3 || "=:".indexOf(scan.at(i + 1)) >= 0;
    }

    /** A value that a line break cut in two is neither long nor closed. */
    private static void suspect(Scan scan, Name name) {
        String text = scan.text();
        int stop = text.indexOf('\n', name.end(), Math.min(text.length(), name.end() + LINE));
        boolean cut = stop > 0
                && stop - name.end() < LINE
                && stop - name.end() > 4
                && Letters.isAlnum(scan.at(stop - 1))
                && Letters.isAlnum(scan.at(stop + 1));
        if (cut && !isNextName(scan, stop + 1) && "=:\"' ".indexOf(scan.at(name.end())) >= 0) {
            scan.suspect(name.start());
        }
    }

    /** {@code NEXT=…} or {@code next: …} on the line below: what stands above it was whole. */
    private static boolean isNextName(Scan scan, int from) {
        int i = from;
        while (i - from < Name.MAX && (Letters.isWord(scan.at(i)) || scan.at(i) == '-' || scan.at(i) == '.')) {
            i++;
        }
        char next = scan.at(i);
        char after = scan.at(i + 1);
        return next == ':' || (next == '=' && after > ' ' && after != '=') || (next == ' ' && "=:".indexOf(after) >= 0);
    }

    static boolean judge(Scan scan, Name name, Value place) {
        String value = scan.text().substring(place.start(), place.end());
        boolean password = name.kind() == Name.Kind.PASSWORD;
        int points = password ? PasswordJudge.password(value, place) : Judge.secret(value, place, name);
        if (points > 0) {
            scan.add(Hit.secret(
                    password ? "password-assignment" : "secret-assignment",
                    password ? "PASSWORD" : "SECRET",
                    place.start(),
                    place.end(),
                    points,
                    "value of '" + name.spelled() + "'"));
        }
        return points > 0;
    }

    private static boolean[] never() {
        boolean[] never = new boolean[ASCII];
        for (char c : ")/;{}%&#$+^~".toCharArray()) {
            never[c] = true;
        }
        return never;
    }
}
