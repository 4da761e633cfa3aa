package dev.chaperone.model.sanitise.token;

import dev.chaperone.model.sanitise.scan.Hit;
import dev.chaperone.model.sanitise.scan.Letters;
import dev.chaperone.model.sanitise.scan.Probe;
import dev.chaperone.model.sanitise.scan.Rarity;
import dev.chaperone.model.sanitise.scan.Scan;

/** Tokens of Discord bots: the user's number in base64, a time, and a signature, between dots. */
public final class DottedProbe implements Probe {

    private static final int MIN_USER = 24;
    private static final int MAX_USER = 26;
    private static final int TIME = 6;
    private static final int MIN_SIGNATURE = 26;
    private static final int MAX_SIGNATURE = 40;

    @Override
    public void at(Scan scan, int start, int end) {
        if (scan.at(end) != '.' || scan.at(end + TIME + 1) != '.') {
            return;
        }
        int from = start;
        for (int i = end - 1; i > start; i--) {
            if ("=+/".indexOf(scan.at(i)) >= 0) {
                from = i + 1;
                break;
            }
        }
        int to = endOfPart(scan, end + TIME + 2, MAX_SIGNATURE + 1);
        boolean sized = end - from >= MIN_USER
                && end - from <= MAX_USER
                && endOfPart(scan, end + 1, TIME + 1) == end + TIME + 1
                && to - end - TIME - 2 >= MIN_SIGNATURE
                && to - end - TIME - 2 <= MAX_SIGNATURE;
        if (sized && scan.at(from - 1) != '.' && isRandom(scan.text().substring(from, to))) {
            scan.add(Hit.secret("discord-bot-token", "TOKEN", from, to, 88, "three parts of a Discord bot token"));
        }
    }

    private static int endOfPart(Scan scan, int from, int max) {
        int i = from;
        while (i - from < max && (Letters.isWord(scan.at(i)) || scan.at(i) == '-')) {
            i++;
        }
        return i;
    }

    private static boolean isRandom(String token) {
        return Letters.digits(token) >= 3 && Letters.variety(token) == 4 && Rarity.isOpaque(token);
    }
}
