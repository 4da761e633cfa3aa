package dev.chaperone.model.sanitise.structure;

import dev.chaperone.model.sanitise.scan.Dummies;
import dev.chaperone.model.sanitise.scan.Hit;
import dev.chaperone.model.sanitise.scan.Letters;
import dev.chaperone.model.sanitise.scan.Probe;
import dev.chaperone.model.sanitise.scan.Scan;
import java.util.Locale;
import java.util.Set;

/** {@code curl -u user:password}, {@code mysql -pPassword}, {@code sshpass -p 'password'}. */
final class CommandProbe implements Probe {

    private static final int MAX = 256;
    private static final int LINE = 200;
    private static final Set<String> PASSWORD_COMMANDS = Set.of(
            "mysql",
            "sshpass",
            "mysqldump",
            "mariadb",
            "smbclient",
            "docker",
            "mongo",
            "psexec",
            "sqlcmd",
            "pscp",
            "plink");

    @Override
    public void at(Scan scan, int start, int end) {
        String text = scan.text();
        if (Letters.isWord(scan.at(start - 1)) || scan.at(start - 1) == '-') {
            return;
        }
        boolean user = text.charAt(end - 1) == 'u' || text.charAt(end - 1) == 'r';
        int from = end;
        while (from < text.length() && from - end < 2 && (scan.at(from) == ' ' || scan.at(from) == '=')) {
            from++;
        }
        char quote = scan.at(from);
        boolean quoted = quote == '"' || quote == '\'';
        from += quoted ? 1 : 0;
        int to = from;
        while (to < text.length()
                && to - from < MAX
                && (quoted
                        ? text.charAt(to) != quote && text.charAt(to) != '\n' && text.charAt(to) != '\\'
                        : isPlain(text.charAt(to)))) {
            to++;
        }
        if (user && to > from && !quoted && text.charAt(to - 1) == ':' && scan.at(to) == '\'') {
            from = to + 1;
            to = Math.max(from, text.indexOf('\'', from));
            if (to - from >= 3 && to - from < MAX && !Dummies.isDummy(text.substring(from, to))) {
                scan.add(Hit.secret("command-password", "PASSWORD", from, to, 85, "user and password of a command"));
            }
            return;
        }
        String value = text.substring(from, to);
        if (user) {
            userAndPassword(scan, from, to, value, start);
        } else if (isPassword(value, from == end, quoted)
                && (mentions(text, start) || (from == end && text.startsWith(" -u", to)))) {
            scan.add(Hit.secret("command-password", "PASSWORD", from, to, 80, "password option of a command"));
        }
    }

    private static void userAndPassword(Scan scan, int from, int to, String value, int start) {
        int colon = value.indexOf(':');
        String password = value.substring(colon + 1);
        boolean named = colon > 0 || (colon == 0 && Letters.variety(password) >= 3);
        if (named
                && isWeb(before(scan.text(), start))
                && password.length() >= 3
                && !Dummies.isLookup(password)
                && !Dummies.isDummy(password)
                && !password.equals(value.substring(0, colon))) {
            scan.add(Hit.secret(
                    "command-password", "PASSWORD", from + colon + 1, to, 85, "user and password of a command"));
        }
    }

    private static boolean isWeb(String line) {
        return line.contains("curl") || line.contains("http");
    }

    private static boolean isPassword(String value, boolean glued, boolean quoted) {
        int variety = Letters.variety(value);
        return value.length() >= 6
                && !Dummies.isDummy(value)
                && !value.contains("{{")
                && !value.contains("/")
                && value.indexOf('[') < 0
                && value.indexOf('(') < 0
                && value.charAt(0) != '-'
                && (glued
                        ? variety >= 3 && Letters.digits(value) > 0 && Letters.isAlnum(value.charAt(0))
                        : variety >= 2 || quoted)
                && value.indexOf(' ') < 0
                && value.indexOf('=') < 0
                && Letters.digits(value) < value.length();
    }

    private static boolean mentions(String text, int start) {
        String line = before(text, start).toLowerCase(Locale.ROOT);
        return PASSWORD_COMMANDS.stream().anyMatch(line::contains);
    }

    private static String before(String text, int start) {
        int from = start;
        while (from > 0
                && start - from < LINE
                && (text.charAt(from - 1) != '\n' || Letters.at(text, from - 2) == '\\')) {
            from--;
        }
        return text.substring(from, start);
    }

    private static boolean isPlain(char c) {
        return c > ' ' && "\"'`<>|;\\".indexOf(c) < 0 && c != Letters.ENVELOPE_QUOTE;
    }
}
