package dev.chaperone.desktop.shell;

/** A script of sed that only changes text: its commands {@code e}, {@code w}, {@code r} and their flags do more. */
final class SedScript {

    private static final String BARE = "pdqQ=nNDPgGhHxz";

    private final String text;
    private int at;

    private SedScript(String text) {
        this.text = text;
    }

    static boolean isPlain(String text) {
        return new SedScript(text).run();
    }

    private boolean run() {
        while (at < text.length()) {
            if ("; \t\n".indexOf(text.charAt(at)) >= 0) {
                at++;
            } else if (!command()) {
                return false;
            }
        }
        return !text.isBlank();
    }

    private boolean command() {
        if (!address() || (is(',') && !address())) {
            return false;
        }
        is('!');
        if (at >= text.length()) {
            return false;
        }
        char c = text.charAt(at++);
        return c == 's' ? substitution() : BARE.indexOf(c) >= 0 && ends();
    }

    /** One may be missing. */
    private boolean address() {
        if (is('/')) {
            return to('/');
        }
        while (at < text.length() && (Character.isDigit(text.charAt(at)) || text.charAt(at) == '$')) {
            at++;
        }
        return true;
    }

    private boolean substitution() {
        if (at >= text.length() || "/|#,@:!%_".indexOf(text.charAt(at)) < 0) {
            return false;
        }
        char end = text.charAt(at++);
        boolean pattern = to(end);
        boolean replacement = to(end);
        if (!pattern || !replacement) {
            return false;
        }
        while (at < text.length() && "gpiI0123456789".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
        return ends();
    }

    private boolean ends() {
        return at >= text.length() || "; \t\n".indexOf(text.charAt(at)) >= 0;
    }

    private boolean is(char wanted) {
        boolean found = at < text.length() && text.charAt(at) == wanted;
        at += found ? 1 : 0;
        return found;
    }

    /** Behind the next one that has no backslash in front. */
    private boolean to(char end) {
        while (at < text.length() && text.charAt(at) != end) {
            at += text.charAt(at) == '\\' ? 2 : 1;
        }
        return at++ < text.length();
    }
}
