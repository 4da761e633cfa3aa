package dev.chaperone.model.sanitise.personal;

import dev.chaperone.model.sanitise.scan.Dummies;
import dev.chaperone.model.sanitise.scan.Hit;
import dev.chaperone.model.sanitise.scan.Letters;
import dev.chaperone.model.sanitise.scan.Probe;
import dev.chaperone.model.sanitise.scan.Scan;
import java.util.Locale;
import java.util.Set;

/** E-mail addresses (the plain subset of RFC 5322), without those of machines, roles, samples and files. */
final class EmailProbe implements Probe {

    private static final int MAX_USER = 64;
    private static final int MAX_HOST = 200;
    private static final int MAX_ADDRESS = 512;
    private static final Set<String> FILES = Set.of(
            "png",
            "jpg",
            "jpeg",
            "gif",
            "svg",
            "webp",
            "ico",
            "css",
            "js",
            "ts",
            "tsx",
            "json",
            "md",
            "html",
            "py",
            "go",
            "rs",
            "local",
            "localhost",
            "internal",
            "invalid",
            "test",
            "example",
            "localdomain",
            "git",
            "scss",
            "map",
            "po",
            "lock",
            "toml",
            "txt",
            "xml",
            "yaml",
            "yml",
            "service",
            "socket",
            "mount",
            "timer",
            "target",
            "slice",
            "scope");
    private static final Set<String> NO_PERSON = Set.of(
            "git",
            "noreply",
            "no-reply",
            "donotreply",
            "do-not-reply",
            "root",
            "user",
            "username",
            "postmaster",
            "mailer-daemon",
            "hg",
            "svn",
            "svc",
            "actions",
            "bot",
            "npm",
            "you",
            "your",
            "yourname",
            "your-email",
            "this",
            "super",
            "return",
            "name",
            "email");
    private static final Set<String> SAMPLE_HOSTS = Set.of(
            "example.com",
            "example.org",
            "example.net",
            "users.noreply.github.com",
            "noreply.github.com",
            "email.com",
            "domain.com",
            "yourdomain.com",
            "yourcompany.com",
            "company.com",
            "test.com",
            "acme.com",
            "foo.com",
            "bar.com");

    @Override
    public void at(Scan scan, int start, int end) {
        String text = scan.text();
        int from = start;
        while (from > 0 && start - from < MAX_USER && isUser(text.charAt(from - 1))) {
            from--;
        }
        while (from < start && !Letters.isAlnum(text.charAt(from))) {
            from++;
        }
        if (from == start) {
            return;
        }
        from = afterEscape(text, from, start);
        int to = end;
        while (to < text.length() && to - end < MAX_HOST && isHost(text.charAt(to))) {
            to++;
        }
        while (to > end && ".-".indexOf(text.charAt(to - 1)) >= 0) {
            to--;
        }
        if (from < start
                && to > end
                && isAddress(text, from, start, to)
                && !Dummies.touchesPlaceholder(text, from, to)) {
            scan.add(Hit.personal("email", "EMAIL", from, to, 80, "an e-mail address"));
        }
    }

    private static boolean isAddress(String text, int from, int at, int to) {
        String user = text.substring(from, at).toLowerCase(Locale.ROOT);
        String host = text.substring(at + 1, to).toLowerCase(Locale.ROOT);
        String ending = host.substring(host.lastIndexOf('.') + 1);
        boolean fits = host.indexOf('.') > 0
                && !host.contains("..")
                && ending.length() >= 2
                && (ending.startsWith("xn--") || Letters.isAll(ending, c -> Letters.isLower(c)))
                && !FILES.contains(ending);
        boolean remote = Letters.at(text, to) == ':' && Letters.isAlnum(Letters.at(text, to + 1));
        boolean credentials =
                Letters.at(text, from - 1) == ':' && Letters.at(text, from - 2) != ' ' && isInAddress(text, from);
        boolean login = text.startsWith("://", from - 3);
        return fits && !remote && !credentials && !login && !NO_PERSON.contains(user) && !isSample(host);
    }

    /** A password before the host: the probe for addresses takes care of it. */
    private static boolean isInAddress(String text, int from) {
        int i = from;
        while (i > 0 && from - i < MAX_ADDRESS && text.charAt(i - 1) > ' ') {
            i--;
        }
        int scheme = text.indexOf("://", i, from);
        return scheme >= 0;
    }

    private static boolean isSample(String host) {
        return SAMPLE_HOSTS.contains(host)
                || host.startsWith("example.")
                || host.contains(".example.")
                || SAMPLE_HOSTS.contains(host.substring(host.indexOf('.') + 1));
    }

    private static boolean isUser(char c) {
        return Letters.isWord(c) || ".+-'%".indexOf(c) >= 0;
    }

    private static boolean isHost(char c) {
        return Letters.isAlnum(c) || c == '.' || c == '-';
    }

    /** {@code \nana@…} and {@code %20ana@…}: the escape is no part of the name. */
    private static int afterEscape(String text, int from, int at) {
        if (Letters.at(text, from - 1) == '\\' && "nrt".indexOf(text.charAt(from)) >= 0) {
            return from + 1;
        }
        int percent = from + text.substring(from, at).lastIndexOf('%');
        return percent >= from
                        && percent + 3 < at
                        && Letters.isHex(text.charAt(percent + 1))
                        && Letters.isHex(text.charAt(percent + 2))
                ? percent + 3
                : from;
    }
}
