package dev.chaperone.model.sanitise.structure;

import dev.chaperone.model.sanitise.scan.Dummies;
import dev.chaperone.model.sanitise.scan.Guard;
import dev.chaperone.model.sanitise.scan.Hit;
import dev.chaperone.model.sanitise.scan.Letters;
import dev.chaperone.model.sanitise.scan.Probe;
import dev.chaperone.model.sanitise.scan.Scan;
import dev.chaperone.model.sanitise.scan.Scanner;
import java.util.Map;

/**
 * Programs whose manuals say which option is followed by a password: {@code redis-cli -a}, {@code unzip -P}. Called at
 * the name of the program; looks at the rest of its line.
 *
 * @param option with the spaces around it
 */
record ToolProbe(String option) implements Probe {

    private static final int LINE = 300;
    private static final int MIN = 4;
    private static final int MAX = 128;
    private static final Map<String, String> TOOLS = Map.ofEntries(
            Map.entry("redis-cli ", " -a "),
            Map.entry("ldapsearch ", " -w "),
            Map.entry("ldapadd ", " -w "),
            Map.entry("ldapmodify ", " -w "),
            Map.entry("ldapdelete ", " -w "),
            Map.entry("ldapwhoami ", " -w "),
            Map.entry("unzip ", " -P "),
            Map.entry("zip ", " -P "),
            Map.entry("7z ", " -p"),
            Map.entry("7za ", " -p"),
            Map.entry("sqlcmd ", " -P "),
            Map.entry("bcp ", " -P "),
            Map.entry("keytool ", " -storepass "),
            Map.entry("keytool -", " -keypass "),
            Map.entry("jarsigner ", " -storepass "),
            Map.entry("openssl ", " pass:"),
            Map.entry("cmdkey ", "/pass:"),
            Map.entry("xfreerdp ", "/p:"),
            Map.entry("rdesktop ", " -p "),
            Map.entry("ipmitool ", " -P "),
            Map.entry("http -a ", ":"),
            Map.entry("http --auth ", ":"),
            Map.entry("rabbitmqctl add_user ", " "),
            Map.entry("snmp-server community ", ""),
            Map.entry("snmpget ", " -c "),
            Map.entry("snmpwalk ", " -c "),
            Map.entry("openssl enc ", " -k "),
            Map.entry("convertto-securestring ", ""));

    static void register(Scanner.Builder builder) {
        TOOLS.forEach((tool, option) -> builder.on(tool, Guard.START, new ToolProbe(option)));
    }

    @Override
    public void at(Scan scan, int start, int end) {
        String text = scan.text();
        int limit = Math.min(text.length(), end + LINE);
        int at = option.isEmpty() ? afterFlags(scan, end, limit) : text.indexOf(option, end - 1, limit);
        if (at < 0 || hasBreak(text, end, at)) {
            return;
        }
        int from = at + option.length();
        char quote = scan.at(from);
        boolean quoted = quote == '\'' || quote == '"';
        from += quoted ? 1 : 0;
        int to = from;
        while (to < text.length() && to - from < MAX && goesOn(text.charAt(to), quoted ? quote : ' ')) {
            to++;
        }
        if (isPassword(text.substring(from, to)) && (!quoted || scan.at(to) == quote)) {
            scan.add(Hit.secret("command-password", "PASSWORD", from, to, 80, "password option of a command"));
        }
    }

    /** {@code -String -Force}: options that take nothing or what follows. */
    private static int afterFlags(Scan scan, int from, int limit) {
        int i = from;
        while (i < limit && scan.at(i) == '-') {
            while (i < limit && scan.at(i) > ' ') {
                i++;
            }
            i++;
        }
        return i < limit && scan.at(i) > ' ' ? i : -1;
    }

    private static boolean goesOn(char c, char end) {
        return c != end && c >= ' ' && c != Letters.ENVELOPE_QUOTE && (end != ' ' || "\"'`;|<>\\".indexOf(c) < 0);
    }

    /** A backslash at the end of a line goes on with the command. */
    private static boolean hasBreak(String text, int from, int to) {
        int line = text.indexOf('\n', from);
        return line >= 0 && line < to && text.charAt(line - 1) != '\\';
    }

    static boolean isPassword(String value) {
        return value.length() >= MIN
                && !Dummies.isDummy(value)
                && "-$%@(/".indexOf(value.charAt(0)) < 0
                && value.indexOf(' ') < 0
                && (Letters.variety(value) >= 2 || value.length() >= 2 * MIN);
    }
}
