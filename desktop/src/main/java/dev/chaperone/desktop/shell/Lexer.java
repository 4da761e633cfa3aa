package dev.chaperone.desktop.shell;

import java.util.ArrayList;
import java.util.List;

/**
 * Cuts a command line into tokens as POSIX 2.3 says, with bash's additions. Never throws; what it can't finish it
 * marks.
 */
final class Lexer {

    private final String line;
    private final String home;
    private final Effort effort;
    private final List<Token> tokens = new ArrayList<>();
    private final HereDocuments documents;
    private int at;
    private boolean broken;

    Lexer(String line, String home, Effort effort) {
        this.line = line;
        this.home = home;
        this.effort = effort;
        this.documents = new HereDocuments(line, tokens);
    }

    /** @param broken a quote or bracket was never closed */
    record Result(List<Token> tokens, boolean broken) {}

    Result run() {
        while (at < line.length() && effort.mayTakeToken()) {
            step();
        }
        return new Result(tokens, broken || documents.areDoubtful());
    }

    private void step() {
        char c = line.charAt(at);
        if (c == '\n') {
            at++;
            tokens.add(new Token.Operator(";"));
            at = documents.read(at);
        } else if (Signs.isBlank(c)) {
            at++;
        } else if (line.startsWith("\\\n", at)) {
            at += 2;
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
        boolean ampersand = line.charAt(at) == '&' && line.startsWith("&>", at);
        boolean arrow = i < line.length() && "<>".indexOf(line.charAt(i)) >= 0;
        return ampersand || (arrow && !line.startsWith("(", i + 1));
    }

    private void redirect() {
        while (Character.isDigit(line.charAt(at))) {
            at++;
        }
        int start = at;
        while (at < line.length() && "<>&|".indexOf(line.charAt(at)) >= 0 && at - start < 3) {
            at++;
        }
        if (at - start == 2 && line.startsWith("<<-", start)) {
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
        Token.Word word = at < line.length() ? new WordScanner().scan() : Token.Word.plain("");
        documents.expect(word, stripTabs);
    }

    /** One word. */
    private final class WordScanner {

        private final StringBuilder text = new StringBuilder();
        private final List<String> nested = new ArrayList<>();
        private boolean dynamic;
        private boolean quoted;
        private boolean pattern;
        private boolean opened;
        private boolean braced;

        Token.Word scan() {
            int start = at;
            ordinaryRun();
            while (at < line.length() && !endsWord(line.charAt(at))) {
                part(start);
                ordinaryRun();
            }
            if (at == start) {
                at++; // a lone character that starts nothing; never stand still
            }
            Token.Spread spread = braced ? Token.Spread.BRACES : pattern ? Token.Spread.NAMES : Token.Spread.NONE;
            return new Token.Word(text.toString(), dynamic, quoted, spread, nested);
        }

        private void ordinaryRun() {
            int start = at;
            while (!opened && at < line.length() && Signs.isOrdinary(line.charAt(at))) {
                at++;
            }
            if (at > start) {
                text.append(line, start, at);
            }
        }

        private boolean endsWord(char c) {
            boolean substitution = (c == '<' || c == '>') && line.startsWith("(", at + 1);
            return Signs.isBlank(c) || c == '\n' || ("|&;()<>".indexOf(c) >= 0 && !substitution);
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
                    pattern |= text.isEmpty() && "*?[".indexOf(c) >= 0;
                    opened |= c == '{';
                    braced |= opened && (c == ',' || line.startsWith("..", at));
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

        /** A backslash before the end of a line joins it with the next one. */
        private void escape() {
            boolean joins = line.startsWith("\n", at + 1);
            quoted |= !joins;
            if (at + 1 < line.length() && !joins) {
                text.append(line.charAt(at + 1));
            }
            at += 2;
        }

        /** ANSI-C quoting can spell any character, also its own end. */
        private void ansi() {
            dynamic = true;
            quoted = true;
            for (at++; at < line.length() && line.charAt(at) != '\''; at++) {
                at += line.charAt(at) == '\\' ? 1 : 0;
                text.append(at < line.length() ? line.substring(at, at + 1) : "");
            }
            broken |= at >= line.length();
            at++;
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
            if (line.startsWith("(", at)) {
                bracket(); // of arithmetic too, where it holds substitutions that the reader finds
            } else if (line.startsWith("{", at)) {
                int end = line.indexOf('}', at);
                String inside = line.substring(at + 1, end < 0 ? line.length() : end);
                broken |= end < 0 || !Signs.isPlainExpansion(inside);
                variable(inside);
                at = end < 0 ? line.length() : end + 1;
            } else if (line.startsWith("'", at)) {
                ansi();
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

        /** From an opening bracket to its partner; what is inside is a command line of its own. */
        private void bracket() {
            int end = Bracket.end(line, at);
            if (end < 0) {
                broken = true;
                at = line.length();
            } else {
                String inside = line.substring(at + 1, end);
                nested.add(inside);
                broken |= Bracket.isDoubtful(inside);
                at = end + 1;
            }
            unknown();
        }
    }
}
