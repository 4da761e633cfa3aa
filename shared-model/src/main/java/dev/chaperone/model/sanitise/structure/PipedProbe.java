package dev.chaperone.model.sanitise.structure;

import dev.chaperone.model.sanitise.scan.Hit;
import dev.chaperone.model.sanitise.scan.Letters;
import dev.chaperone.model.sanitise.scan.Probe;
import dev.chaperone.model.sanitise.scan.Scan;

/** {@code echo 'password' | sudo -S}, {@code echo "user:password" | chpasswd}: what a program reads from a pipe. */
final class PipedProbe implements Probe {

    private static final int MAX = 200;

    @Override
    public void at(Scan scan, int start, int end) {
        String text = scan.text();
        int pipe = back(text, start, ' ');
        int close = scan.at(pipe - 1) == '|' ? back(text, pipe - 1, ' ') : 0;
        if (close == 0) {
            return;
        }
        char quote = Letters.isQuote(scan.at(close - 1)) ? scan.at(close - 1) : ' ';
        close -= quote == ' ' ? 0 : 1;
        int from = close;
        while (from > 0 && close - from < MAX && text.charAt(from - 1) != quote && text.charAt(from - 1) != '\n') {
            from--;
        }
        String before = text.substring(Math.max(0, from - 12), from);
        boolean pair = scan.text().startsWith("chpasswd", start);
        int colon = text.indexOf(':', from, close);
        int value = pair ? colon + 1 : from;
        boolean said = before.contains("echo") || before.contains("printf");
        if (said && value > 0 && value < close && ToolProbe.isPassword(text.substring(value, close))) {
            scan.add(Hit.secret("command-password", "PASSWORD", value, close, 82, "password piped to a command"));
        }
    }

    private static int back(String text, int from, char c) {
        int i = from;
        while (i > 0 && from - i < MAX && text.charAt(i - 1) == c) {
            i--;
        }
        return i;
    }
}
