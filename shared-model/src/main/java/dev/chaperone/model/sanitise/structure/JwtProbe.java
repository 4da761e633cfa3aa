package dev.chaperone.model.sanitise.structure;

import dev.chaperone.model.sanitise.scan.Hit;
import dev.chaperone.model.sanitise.scan.Letters;
import dev.chaperone.model.sanitise.scan.Probe;
import dev.chaperone.model.sanitise.scan.Samples;
import dev.chaperone.model.sanitise.scan.Scan;
import dev.chaperone.model.sanitise.scan.Scan.Mark;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** JSON Web Tokens (RFC 7519), signed or encrypted: the first part decodes to a header that names an algorithm. */
final class JwtProbe implements Probe {

    private static final int MAX = 16 * 1024;
    private static final int MIN = 30;
    private static final int MIN_CLAIMS = 12;
    /** Of so many characters of a header one may be damaged. */
    private static final int READABLE = 6;

    @Override
    public void at(Scan scan, int start, int end) {
        String text = scan.text();
        if (scan.passed(Mark.TOKEN, start) || text.charAt(start) != 'e' || !Letters.startsWord(text, start)) {
            return;
        }
        int dot = -1;
        int dots = 0;
        int to = start;
        while (to < text.length() && to - start < MAX && isPart(text.charAt(to))) {
            if (text.charAt(to) == '.') {
                dot = dot < 0 ? to : dot;
                dots++;
            }
            to++;
        }
        while (to > start && text.charAt(to - 1) == '.' && dots > 2) {
            to--;
        }
        scan.pass(Mark.TOKEN, to);
        if (dots >= 1
                && dots <= 4
                && to - start >= MIN
                && isHeader(text.substring(start, dot))
                && !isSample(text.substring(start, to), dot - start)) {
            scan.add(Hit.secret("jwt", "TOKEN", start, to, 97, "its header decodes and names an algorithm"));
        }
    }

    private static boolean isPart(char c) {
        return Letters.isWord(c) || c == '-' || c == '.' || c == '=';
    }

    /** Printed by a standard; or with words where the claims should be. */
    private static boolean isSample(String token, int dot) {
        int next = token.indexOf('.', dot + 1);
        String claims = next < 0 ? token.substring(dot + 1) : token.substring(dot + 1, next);
        return Samples.isPublished(token) || (claims.length() < MIN_CLAIMS && !claims.isEmpty() && !isHeader(claims));
    }

    private static boolean isHeader(String header) {
        try {
            String decoded = new String(Base64.getUrlDecoder().decode(header.replace("=", "")), StandardCharsets.UTF_8);
            return decoded.startsWith("{\"")
                    && decoded.endsWith("}")
                    && decoded.chars().filter(c -> c < ' ' || c > '~').count() * READABLE <= decoded.length();
        } catch (IllegalArgumentException _) {
            return false;
        }
    }
}
