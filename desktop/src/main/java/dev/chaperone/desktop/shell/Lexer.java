package dev.chaperone.desktop.shell;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * Cuts a command line into tokens as POSIX 2.3 says, with bash's additions. Never throws; what it can't finish it
 * marks.
 */
final class Lexer {

    private record Pending(String delimiter, boolean literal, boolean stripTabs) {}

    private final String line;
    private final String home;
    private final List<Token> tokens = new ArrayList<>();
    private final Deque<Pending> documents = new ArrayDeque<>();
    private int at;
    private boolean broken;

    Lexer(String line, String home) {
        this.line = line.replace("\\\n", "");
        this.home = home;
    }

    /** @param broken a quote or bracket was never closed */
    record Result(List<Token> tokens, boolean broken) {}

    Result run() {
        while (at < line.length()) {
            step();
        }
        return new Result(tokens, broken || !documents.isEmpty());
    }

    private void step() {
        char c = line.charAt(at);
        if (c == '\n') {
            at++;
            tokens.add(new Token.Operator(";"));
            readDocuments();
        } else if (Character.isWhitespace(c)) {
            at++;
        } else if (c == '#') {
            int end = line.indexOf('\n', at);
            at = end < 0 ? line.length() : end;
        } else if (isRedirect()) {
            redirect();
        } else if ("|&;()".indexOf(c) >= 0) {
            operator();
        } else {
            tokens.add(new WordScanner().scan());
        }
    }

    private void operator() {
        int end = at + 1;
        if (end < line.length() && line.charAt(end) == line.charAt(at) && "|&;".indexOf(line.charAt(at)) >= 0) {
            end++;
        }
        tokens.add(new Token.Operator(line.substring(at, end)));
        at = end;
    }

    /** {@code <( )} and {@code >( )} start a word, not a redirection. */
    private boolean isRedirect() {
        int i = at;
        while (i < line.length() && Character.isDigit(line.charAt(i))) {
            i++;
        }
        boolean ampersand = line.startsWith("&>", at);
        boolean arrow = i < line.length() && "<>".indexOf(line.charAt(i)) >= 0;
        return ampersand || (arrow && !line.startsWith("(", i + 1));
    }

    private void redirect() {
        while (Character.isDigit(line.charAt(at))) {
            at++;
        }
        int start = at;
        while (at < line.length() && "<>&|-".indexOf(line.charAt(at)) >= 0 && at - start < 3) {
            at++;
        }
        String operator = line.substring(start, at);
        if (operator.startsWith("<<") && !operator.equals("<<<")) {
            document(operator.endsWith("-"));
        } else {
            tokens.add(new Token.Redirect(operator));
        }
    }

    private void document(boolean stripTabs) {
        while (at < line.length() && (line.charAt(at) == ' ' || line.charAt(at) == '\t')) {
            at++;
        }
        Token.Word word = at < line.length() ? new WordScanner().scan() : new Token.Word("", false, false, List.of());
        documents.add(new Pending(word.text(), word.quoted(), stripTabs));
    }

    private void readDocuments() {
        while (!documents.isEmpty()) {
            Pending pending = documents.peek();
            StringBuilder text = new StringBuilder();
            boolean closed = false;
            while (at < line.length() && !closed) {
                int end = line.indexOf('\n', at);
                String row = line.substring(at, end < 0 ? line.length() : end);
                at = end < 0 ? line.length() : end + 1;
                String bare = pending.stripTabs() ? row.replaceFirst("^\t+", "") : row;
                closed = bare.equals(pending.delimiter());
                if (!closed) {
                    text.append(row).append('\n');
                }
            }
            if (!closed) {
                return;
            }
            documents.remove();
            tokens.add(new Token.Document(text.toString(), pending.literal()));
        }
    }

    /** One word. */
    private final class WordScanner {

        private final StringBuilder text = new StringBuilder();
        private final List<String> nested = new ArrayList<>();
        private boolean dynamic;
        private boolean quoted;

        Token.Word scan() {
            int start = at;
            while (at < line.length() && !endsWord(line.charAt(at))) {
                part(start);
            }
            if (at == start) {
                at++; // a lone character that starts nothing; never stand still
            }
            return new Token.Word(text.toString(), dynamic, quoted, nested);
        }

        private boolean endsWord(char c) {
            boolean substitution = (c == '<' || c == '>') && line.startsWith("(", at + 1);
            return Character.isWhitespace(c) || ("|&;()<>".indexOf(c) >= 0 && !substitution);
        }

        private void part(int start) {
            char c = line.charAt(at);
            switch (c) {
                case '\'' -> single();
                case '"' -> doubleQuoted();
                case '\\' -> escape();
                case '$' -> dollar();
                case '`' -> backticks("$`\\");
                case '<', '>' -> {
                    at++;
                    bracket();
                }
                case '~' -> {
                    boolean own =
                            at == start && (at + 1 == line.length() || "/ \t\n;|&".indexOf(line.charAt(at + 1)) >= 0);
                    dynamic |= at == start && !own;
                    text.append(own ? home : "~");
                    at++;
                }
                default -> {
                    text.append(c);
                    at++;
                }
            }
        }

        private void single() {
            quoted = true;
            int end = line.indexOf('\'', at + 1);
            broken |= end < 0;
            text.append(line, at + 1, end < 0 ? line.length() : end);
            at = end < 0 ? line.length() : end + 1;
        }

        private void doubleQuoted() {
            quoted = true;
            at++;
            while (at < line.length() && line.charAt(at) != '"') {
                switch (line.charAt(at)) {
                    case '\\' -> escape();
                    case '$' -> dollar();
                    case '`' -> backticks("$`\\\"");
                    default -> text.append(line.charAt(at++));
                }
            }
            broken |= at >= line.length();
            at++;
        }

        private void escape() {
            quoted = true;
            if (at + 1 < line.length()) {
                text.append(line.charAt(at + 1));
            }
            at += 2;
        }

        /** Up to the next bare backtick; a backslash before {@code special} is taken off, as the shell does. */
        private void backticks(String special) {
            StringBuilder inside = new StringBuilder();
            for (at++; at < line.length() && line.charAt(at) != '`'; at++) {
                boolean escaped = line.charAt(at) == '\\' && at + 1 < line.length();
                if (escaped && special.indexOf(line.charAt(at + 1)) < 0) {
                    inside.append('\\');
                }
                at += escaped ? 1 : 0;
                inside.append(line.charAt(at));
            }
            broken |= at >= line.length();
            nested.add(inside.toString());
            unknown();
            at++;
        }

        private void dollar() {
            at++;
            if (line.startsWith("((", at)) {
                bracket(); // arithmetic; its text may hold substitutions, which the reader finds
            } else if (line.startsWith("(", at)) {
                bracket();
            } else if (line.startsWith("{", at)) {
                int end = line.indexOf('}', at);
                broken |= end < 0;
                String inside = line.substring(at + 1, end < 0 ? line.length() : end);
                broken |= inside.contains("$(") || inside.contains("`"); // runs something; not taken apart
                variable(inside);
                at = end < 0 ? line.length() : end + 1;
            } else if (line.startsWith("'", at)) {
                dynamic = true; // ANSI-C quoting can spell any character
                single();
            } else {
                int end = at;
                while (end < line.length()
                        && (Character.isLetterOrDigit(line.charAt(end)) || line.charAt(end) == '_')) {
                    end++;
                }
                variable(line.substring(at, end));
                at = end;
            }
        }

        private void variable(String name) {
            if (name.equals("HOME")) {
                text.append(home);
            } else {
                unknown();
            }
        }

        private void unknown() {
            dynamic = true;
            text.append('$');
        }

        /** From an opening bracket to its partner, quotes respected; what is inside is a command line of its own. */
        private void bracket() {
            int depth = 0;
            int start = at + 1;
            char quote = 0;
            while (at < line.length()) {
                char c = line.charAt(at++);
                if (quote != 0) {
                    quote = c == quote ? 0 : quote;
                } else if (c == '\'' || c == '"') {
                    quote = c;
                } else if (c == '\\') {
                    at++;
                } else if (c == '(') {
                    depth++;
                } else if (c == ')' && --depth == 0) {
                    nested.add(line.substring(start, at - 1));
                    unknown();
                    return;
                }
            }
            broken = true;
            unknown();
        }
    }
}
