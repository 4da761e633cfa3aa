package dev.chaperone.model.sanitise.personal;

import dev.chaperone.model.sanitise.scan.Hit;
import dev.chaperone.model.sanitise.scan.Letters;
import dev.chaperone.model.sanitise.scan.Probe;
import dev.chaperone.model.sanitise.scan.Scan;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Names of people where a word says that one follows: "Dear …", "assigned to …", {@code "full_name": "…"}. Without such
 * a word a name is not told from a title of a document, and is left alone.
 */
final class NameProbe implements Probe {

    /** One word is enough behind these. */
    static final List<String> STRONG =
            List.of("mr. ", "mrs. ", "ms. ", "dr. ", "mr ", "mrs ", "my name is ", "prof. ", "dear ");

    static final List<String> CUES = List.of(
            "assigned to ",
            "full_name",
            "fullname",
            "first_name",
            "last_name",
            "firstname",
            "lastname",
            "surname",
            "given_name",
            "family_name",
            "customer name",
            "customer_name",
            "customername",
            "patient name",
            "employee name",
            "contact name",
            "contact_name",
            "account holder",
            "cardholder",
            "card holder",
            "holder name",
            "signed-off-by:",
            "co-authored-by:",
            "reported-by:",
            "reviewed-by:",
            "acked-by:",
            "tested-by:",
            "name is ",
            "regards,",
            "sincerely,",
            "cheers,",
            "thanks,",
            "assignee:",
            "attn:",
            "beneficiary",
            "manager:",
            "author:",
            "reporter:",
            "requested by ",
            "spoke with ",
            "on behalf of ",
            "spoke to ",
            "patient ",
            "full name",
            "legal name",
            "display_name",
            "displayname",
            "from:",
            "to:",
            "cc:",
            "patient:",
            "hi ",
            "hello ");

    private static final int MAX_WORDS = 4;
    private static final Set<String> NO_NAMES = Set.of(
            "sir",
            "madam",
            "team",
            "all",
            "customer",
            "user",
            "support",
            "the",
            "a",
            "an",
            "this",
            "that",
            "everyone",
            "folks",
            "there",
            "colleague",
            "colleagues",
            "friend",
            "hiring",
            "manager",
            "maintainer",
            "maintainers",
            "community",
            "world",
            "build",
            "deploy",
            "test",
            "case",
            "group",
            "service",
            "request",
            "server",
            "client",
            "error",
            "api",
            "default",
            "unknown",
            "null",
            "none",
            "true",
            "false",
            "anonymous",
            "admin",
            "system",
            "root",
            "guest",
            "bot",
            "string",
            "your",
            "my",
            "our",
            "please",
            "you",
            "i",
            "we",
            "it",
            "in",
            "on",
            "at",
            "if",
            "no",
            "yes",
            "not",
            "new",
            "project",
            "name",
            "first",
            "last",
            "john doe",
            "claude",
            "copilot",
            "github",
            "gitlab",
            "google",
            "microsoft",
            "developer",
            "developers",
            "engineer",
            "security",
            "exceeded",
            "docs",
            "code",
            "data",
            "for",
            "and",
            "or",
            "is",
            "to",
            "from",
            "with",
            "has",
            "id",
            "uuid",
            "optional",
            "required",
            "example",
            "value",
            "type",
            "json",
            "http",
            "https",
            "url",
            "email",
            "monday",
            "tuesday",
            "wednesday",
            "thursday",
            "friday",
            "saturday",
            "sunday",
            "january",
            "february",
            "march",
            "april",
            "may",
            "june",
            "july",
            "august",
            "september",
            "october",
            "november",
            "december",
            "how",
            "what",
            "why",
            "when",
            "can",
            "could",
            "thanks");

    @Override
    public void at(Scan scan, int start, int end) {
        String text = scan.text();
        boolean hump = Letters.isUpper(text.charAt(start)) && text.charAt(end - 1) != ' ';
        if (!Letters.startsWord(text, start) && !hump) {
            return;
        }
        String cue = text.substring(start, end).toLowerCase(Locale.ROOT);
        int from = afterJoint(text, end);
        int words = 0;
        int to = from;
        int at = from;
        while (words < MAX_WORDS) {
            int stop = word(text, at);
            if (stop == at
                    || NO_NAMES.contains(
                            text.substring(at, stop).toLowerCase(Locale.ROOT).replace(".", ""))) {
                break;
            }
            words++;
            to = stop;
            at = Letters.at(text, stop) == ' ' ? stop + 1 : stop;
            if (at == stop) {
                break;
            }
        }
        boolean strong = STRONG.contains(cue);
        boolean field = cue.contains("name") && from > end + 1;
        if (to > from
                && (words >= 2 || strong || (field && to - from > 2))
                && endsWell(text, to)
                && isTitle(text, from, to)) {
            scan.add(Hit.personal("person-name", "PERSON", from, to, 60, "a name after '" + cue.strip() + "'"));
        }
    }

    /** {@code : "}, {@code = }, a line break after a closing formula. */
    private static int afterJoint(String text, int end) {
        int i = end;
        while (i - end < 8 && "\"'\\:= \n\r\t*_\uE001".indexOf(Letters.at(text, i)) >= 0 && i < text.length()) {
            i += Letters.at(text, i) == '\\' && "nt".indexOf(Letters.at(text, i + 1)) >= 0 ? 2 : 1;
        }
        for (String title : new String[] {"Mr. ", "Mrs. ", "Ms. ", "Dr. ", "Prof. ", "Mr ", "Mrs ", "Ms "}) {
            if (text.startsWith(title, i)) {
                return i + title.length();
            }
        }
        return i;
    }

    /**
     * One capitalised word, or an initial; letters of any language. @return where it ends, {@code at} if there is none
     */
    private static int word(String text, int at) {
        if (!Character.isUpperCase(Letters.at(text, at))) {
            return at;
        }
        int i = at + 1;
        int lower = 0;
        while (i < text.length() && (Character.isLetter(text.charAt(i)) || isInner(text, i))) {
            lower += Character.isLowerCase(text.charAt(i)) ? 1 : 0;
            i++;
        }
        boolean initial = i - at == 1;
        if (initial) {
            return Letters.at(text, i) == '.' ? i + 1 : Letters.at(text, i) == ' ' ? i : at;
        }
        return lower > 0 && i - at <= 20 ? i : at;
    }

    private static boolean isInner(String text, int index) {
        char c = text.charAt(index);
        return (c == '-' || c == '\'' || c == '’') && Character.isUpperCase(Letters.at(text, index + 1));
    }

    /** Code goes on with a bracket, a dot and a letter, a dash: names do not. */
    private static boolean endsWell(String text, int to) {
        char c = Letters.at(text, to);
        return !Letters.isWord(c)
                && "([{=/@$#%".indexOf(c) < 0
                && !((c == '.' || c == '-' || c == ':') && Letters.isAlnum(Letters.at(text, to + 1)));
    }

    private static boolean isTitle(String text, int from, int to) {
        String name = text.substring(from, to);
        return name.chars().filter(Character::isUpperCase).count() <= 6 && !name.equals(name.toUpperCase(Locale.ROOT));
    }
}
