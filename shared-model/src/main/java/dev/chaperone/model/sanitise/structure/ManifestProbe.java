package dev.chaperone.model.sanitise.structure;

import dev.chaperone.model.sanitise.scan.Dummies;
import dev.chaperone.model.sanitise.scan.Hit;
import dev.chaperone.model.sanitise.scan.Letters;
import dev.chaperone.model.sanitise.scan.Probe;
import dev.chaperone.model.sanitise.scan.Scan;
import dev.chaperone.model.sanitise.scan.Scan.Mark;

/** Values under {@code data:} in a Kubernetes manifest of the kind Secret, in YAML: base64, whatever their key is. */
final class ManifestProbe implements Probe {

    private static final int WINDOW = 4096;
    private static final int MIN = 12;

    @Override
    public void at(Scan scan, int start, int end) {
        if (scan.passed(Mark.MANIFEST, start) || !isSecret(scan, end)) {
            return;
        }
        String text = scan.text();
        int from = Math.max(text.lastIndexOf("\n---", start) + 1, start - WINDOW);
        from = Math.max(0, from);
        int stop = text.indexOf("\n---", end, Math.min(text.length(), end + WINDOW));
        int to = stop < 0 ? Math.min(text.length(), end + WINDOW) : stop;
        scan.pass(Mark.MANIFEST, to);
        boolean data = false;
        while (from < to) {
            int line = text.indexOf('\n', from, to);
            line = line < 0 ? to : line;
            boolean indented = from < line && (text.charAt(from) == ' ' || text.charAt(from) == '\t');
            data = indented ? data : text.startsWith("data:", from);
            if (data && indented) {
                value(scan, from, line);
            }
            from = line + 1;
        }
    }

    private static boolean isSecret(Scan scan, int end) {
        int from = Letters.isQuote(scan.at(end)) ? end + 1 : end;
        return scan.text().regionMatches(true, from, "secret", 0, 6) && !Letters.isWord(scan.at(from + 6));
    }

    private static void value(Scan scan, int from, int line) {
        String text = scan.text();
        int to = line;
        while (to > from && (text.charAt(to - 1) <= ' ' || Letters.isQuote(text.charAt(to - 1)))) {
            to--;
        }
        int start = to;
        while (start > from && isBase64(text.charAt(start - 1))) {
            start--;
        }
        boolean alone = start > from && (text.charAt(start - 1) == ' ' || Letters.isQuote(text.charAt(start - 1)));
        String value = text.substring(start, to);
        if (alone && value.length() >= MIN && value.length() % 4 == 0 && !Dummies.isDummy(value)) {
            scan.add(Hit.secret("kubernetes-secret", "SECRET", start, to, 70, "data of a manifest of kind Secret"));
        }
    }

    private static boolean isBase64(char c) {
        return Letters.isAlnum(c) || c == '+' || c == '/' || c == '=';
    }
}
