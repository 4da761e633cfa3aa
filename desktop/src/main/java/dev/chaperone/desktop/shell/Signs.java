package dev.chaperone.desktop.shell;

/** What single characters mean to a shell. */
final class Signs {

    private static final boolean[] ORDINARY = ordinary();

    private Signs() {}

    /** Means nothing but itself, wherever it stands outside of braces. */
    static boolean isOrdinary(char c) {
        return c < ORDINARY.length && ORDINARY[c];
    }

    private static boolean[] ordinary() {
        boolean[] ordinary = new boolean[128];
        for (char c = 0; c < ordinary.length; c++) {
            ordinary[c] = Character.isLetterOrDigit(c) || "/._-=:+%^@]".indexOf(c) >= 0;
        }
        return ordinary;
    }

    /** Nothing else parts words for a shell, whatever it looks like. */
    static boolean isBlank(char c) {
        return c == ' ' || c == '\t';
    }

    static String withoutTabs(String row) {
        int tabs = 0;
        while (tabs < row.length() && row.charAt(tabs) == '\t') {
            tabs++;
        }
        return row.substring(tabs);
    }

    /**
     * What stands between <code>${</code> and <code>}</code> neither runs anything nor holds another quote or
     * expansion, also not by way of arithmetic.
     */
    static boolean isPlainExpansion(String inside) {
        for (int i = 0; i < inside.length(); i++) {
            if ("$`'\"\\{(@[".indexOf(inside.charAt(i)) >= 0) {
                return inside.equals("@");
            }
        }
        int colon = inside.indexOf(':');
        return colon < 0 || colon + 1 == inside.length() || !Character.isLetter(inside.charAt(colon + 1));
    }
}
