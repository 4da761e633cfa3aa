package dev.chaperone.model.sanitise.personal;

import dev.chaperone.model.sanitise.scan.Hit;
import dev.chaperone.model.sanitise.scan.Letters;
import dev.chaperone.model.sanitise.scan.Probe;
import dev.chaperone.model.sanitise.scan.Scan;
import java.util.List;
import java.util.Locale;

/** Dates of birth: a date just behind a word that says so. Other dates say nothing about a person. */
final class BirthProbe implements Probe {

    static final List<String> CUES = List.of(
            "date of birth",
            "date_of_birth",
            "dateofbirth",
            "birth date",
            "birthdate",
            "birth_date",
            "birthday",
            "dob",
            "d.o.b",
            "born on",
            "born",
            "geboren am",
            "geburtsdatum",
            "né le",
            "fecha de nacimiento");
    private static final int WINDOW = 24;
    private static final List<String> MONTHS =
            List.of("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec");

    @Override
    public void at(Scan scan, int start, int end) {
        String text = scan.text();
        if (!Letters.startsWord(text, start) || Letters.isLetter(scan.at(end))) {
            return;
        }
        int limit = Math.min(text.length(), end + WINDOW);
        for (int i = end; i < limit && text.charAt(i) != '\n'; i++) {
            boolean month = isMonth(text, i);
            if (Letters.isDigit(text.charAt(i)) || month) {
                int to = endOfDate(text, i);
                int digits = Letters.digits(text.substring(i, to));
                if (digits >= (month ? 5 : 4) && digits <= 8 && to - i >= 6) {
                    scan.add(Hit.personal(
                            "birth-date",
                            "DATE",
                            i,
                            to,
                            75,
                            "a date after '" + text.substring(start, end).toLowerCase(Locale.ROOT) + "'"));
                }
                return;
            }
        }
    }

    private static boolean isMonth(String text, int at) {
        return at + 3 <= text.length()
                && !Letters.isLetter(Letters.at(text, at - 1))
                && MONTHS.contains(text.substring(at, at + 3).toLowerCase(Locale.ROOT));
    }

    private static int endOfDate(String text, int from) {
        int i = from;
        int last = from;
        while (i < text.length() && i - from < 20) {
            char c = text.charAt(i);
            boolean ordinal = Letters.isLetter(c)
                    && Letters.isDigit(Letters.at(text, i - 1))
                    && i + 2 <= text.length()
                    && List.of("st", "nd", "rd", "th").contains(text.substring(i, i + 2));
            if (Letters.isDigit(c)) {
                last = i + 1;
            } else if (ordinal) {
                i++;
            } else if (isMonth(text, i)) {
                while (i + 1 < text.length() && Letters.isLetter(text.charAt(i + 1))) {
                    i++;
                }
            } else if (" ./-,".indexOf(c) < 0) {
                break;
            }
            i++;
        }
        return last;
    }
}
