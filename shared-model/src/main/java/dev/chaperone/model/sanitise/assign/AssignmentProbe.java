package dev.chaperone.model.sanitise.assign;

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
            "pat",
            "sig",
            "cookie",
            " pw",
            "/pw",
            ":pw",
            "_pw",
            "pw:",
            "pw=");

    /** Adds the probe under every word that it knows. */
    public static void register(Scanner.Builder builder) {
        AssignmentProbe probe = new AssignmentProbe();
        WORDS.forEach(word -> builder.on(word, probe));
    }

    @Override
    public void at(Scan scan, int start, int end) {
        if (scan.passed(Mark.NAME, start)) {
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
            suspect(scan, name);
        }
    }

    /** A value that a line break cut in two is neither long nor closed. */
    private static void suspect(Scan scan, Name name) {
        String text = scan.text();
        int stop = text.indexOf('\n', name.end());
        boolean cut = stop > 0
                && stop - name.end() < LINE
                && stop - name.end() > 4
                && Letters.isAlnum(scan.at(stop - 1))
                && Letters.isAlnum(scan.at(stop + 1));
        if (cut && "=:\"' ".indexOf(scan.at(name.end())) >= 0) {
            scan.suspect(name.start());
        }
    }

    private static boolean judge(Scan scan, Name name, Value place) {
        String value = scan.text().substring(place.start(), place.end());
        boolean password = name.kind() == Name.Kind.PASSWORD;
        int points = password ? Judge.password(value, place) : Judge.secret(value, place, name);
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
}
