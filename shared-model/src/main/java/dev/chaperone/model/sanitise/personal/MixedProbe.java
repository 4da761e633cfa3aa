package dev.chaperone.model.sanitise.personal;

import dev.chaperone.model.sanitise.scan.Hit;
import dev.chaperone.model.sanitise.scan.Letters;
import dev.chaperone.model.sanitise.scan.Probe;
import dev.chaperone.model.sanitise.scan.Scan;
import dev.chaperone.model.sanitise.scan.Scan.Mark;
import java.util.Locale;

/** Words of letters and digits with a check of their own: IBAN, wallet addresses, Italian tax codes. */
final class MixedProbe implements Probe {

    private static final int MAX = 110;
    private static final int ETHER = 42;

    @Override
    public void at(Scan scan, int start, int end) {
        if (scan.passed(Mark.MIXED, start)) {
            return;
        }
        String text = scan.text();
        int from = start;
        while (from > 0 && start - from < MAX && Letters.isAlnum(text.charAt(from - 1))) {
            from--;
        }
        int to = end;
        while (to < text.length() && to - from < MAX && Letters.isAlnum(text.charAt(to))) {
            to++;
        }
        scan.pass(Mark.MIXED, to);
        int stray = strayEscape(text, from);
        from += stray;
        if (to - from >= MAX || to - from < 4 || Letters.at(text, from - 1) == '_' || Letters.at(text, to) == '_') {
            return;
        }
        String word = text.substring(from, to);
        if (Iban.length(word.substring(0, 2).toUpperCase(Locale.ROOT)) > 0
                && Letters.isDigit(word.charAt(2))
                && Letters.isDigit(word.charAt(3))) {
            iban(scan, from);
        }
        other(scan, word, from, to);
    }

    /** Two characters of an escape that were taken for a part of the word. */
    private static int strayEscape(String text, int from) {
        if (Letters.at(text, from - 1) == '\\' && "nrt".indexOf(text.charAt(from)) >= 0) {
            return 1;
        }
        boolean percent = Letters.at(text, from - 1) == '%'
                && Letters.isHex(text.charAt(from))
                && Letters.isHex(Letters.at(text, from + 1));
        return percent ? 2 : 0;
    }

    private static void iban(Scan scan, int from) {
        String text = scan.text();
        if (Letters.at(text, from - 1) == '-' && Letters.isHex(Letters.at(text, from - 2))) {
            // Within a UUID.
            return;
        }
        int wanted = Iban.length(text.substring(from, from + 2).toUpperCase(Locale.ROOT));
        StringBuilder plain = new StringBuilder();
        int i = from;
        while (i < text.length() && plain.length() < wanted) {
            char c = text.charAt(i);
            if (Letters.isAlnum(c)) {
                plain.append(Character.toUpperCase(c));
            } else if ((c != ' ' && c != '-') || !Letters.isAlnum(Letters.at(text, i + 1))) {
                return;
            }
            i++;
        }
        if (plain.length() == wanted && !Letters.isAlnum(Letters.at(text, i)) && Iban.isValid(plain.toString())) {
            scan.pass(Mark.NUMBER, i);
            scan.add(Hit.personal("iban", "IBAN", from, i, 95, "country, length and mod-97 check"));
        }
    }

    private static void other(Scan scan, String word, int from, int to) {
        int length = word.length();
        if (length == ETHER && word.startsWith("0x") && Wallets.isEther(word)) {
            scan.add(Hit.personal("eth-address", "WALLET", from, to, 80, "an Ethereum address"));
        } else if (length >= 25 && length <= 62 && (Wallets.isBitcoin(word) || Wallets.isBech32(word))) {
            scan.add(Hit.personal("btc-address", "WALLET", from, to, 95, "a Bitcoin address with its checksum"));
        } else if ((length == 95 || length == 106) && Wallets.isMonero(word)) {
            scan.add(Hit.personal("xmr-address", "WALLET", from, to, 80, "a Monero address"));
        } else if (length == 16 && IdChecks.isFiscalCode(word.toUpperCase(Locale.ROOT))) {
            scan.add(Hit.personal("it-fiscal-code", "ID", from, to, 85, "form and check letter of a codice fiscale"));
        }
    }
}
