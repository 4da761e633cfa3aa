package dev.chaperone.model.sanitise;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import java.util.function.Consumer;

/** Secrets known by what stands around them: key blocks, addresses with a password, authorisation headers, JWTs. */
final class StructureDetector implements Detector {

    private static final String BEGIN = "-----BEGIN ";
    private static final int MAX_URL_PART = 256;

    @Override
    public void find(String text, Consumer<Hit> hits) {
        keyBlocks(text, hits);
        addresses(text, hits);
        headers(text, hits);
        jwts(text, hits);
    }

    private static void keyBlocks(String text, Consumer<Hit> hits) {
        for (int at = text.indexOf(BEGIN); at >= 0; at = text.indexOf(BEGIN, at + 1)) {
            int label = text.indexOf("-----", at + BEGIN.length());
            boolean isPrivate =
                    label > 0 && label - at < 80 && text.substring(at, label).contains("PRIVATE KEY");
            if (isPrivate) {
                int end = text.indexOf("-----END ", label);
                int close = end < 0 ? -1 : text.indexOf("-----", end + 9);
                int until = close < 0 ? text.length() : close + 5;
                hits.accept(Hit.secret("private-key", "KEY", at, until, 100, "private key block"));
            }
        }
    }

    /** {@code scheme://user:password@host}: only the password is taken out. */
    private static void addresses(String text, Consumer<Hit> hits) {
        for (int at = text.indexOf("://"); at >= 0; at = text.indexOf("://", at + 3)) {
            int start = at + 3;
            int colon = -1;
            int limit = Math.min(text.length(), start + 2 * MAX_URL_PART);
            for (int i = start; i < limit && "/ \"'\n\r\t<>\\`".indexOf(text.charAt(i)) < 0; i++) {
                char c = text.charAt(i);
                colon = c == ':' && colon < 0 ? i : colon;
                if (c == '@' && colon > 0 && i > colon + 2 && !Placeholders.isDummy(text.substring(colon + 1, i))) {
                    hits.accept(Hit.secret("url-password", "PASSWORD", colon + 1, i, 95, "password in an address"));
                    break;
                }
            }
        }
    }

    private static void headers(String text, Consumer<Hit> hits) {
        String lower = text.toLowerCase(Locale.ROOT);
        header(text, lower, "basic ", 8, hits);
        header(text, lower, "bearer ", 16, hits);
    }

    private static void header(String text, String lower, String scheme, int min, Consumer<Hit> hits) {
        for (int at = lower.indexOf(scheme); at >= 0; at = lower.indexOf(scheme, at + 1)) {
            int start = at + scheme.length();
            int end = start;
            while (end < text.length() && (Letters.is('b', text.charAt(end)) || "-_~".indexOf(text.charAt(end)) >= 0)) {
                end++;
            }
            String value = text.substring(start, end);
            boolean fits =
                    value.length() >= min && (scheme.startsWith("basic") ? isUserAndPassword(value) : isOpaque(value));
            if (fits && !Letters.isWord(Letters.at(text, at - 1)) && !Placeholders.isDummy(value)) {
                hits.accept(
                        Hit.secret(scheme.strip() + "-header", "CREDENTIAL", start, end, 85, "authorisation header"));
            }
        }
    }

    private static boolean isUserAndPassword(String value) {
        try {
            String decoded = new String(Base64.getDecoder().decode(value), StandardCharsets.UTF_8);
            return decoded.indexOf(':') > 0 && decoded.chars().noneMatch(Character::isISOControl);
        } catch (IllegalArgumentException _) {
            return false;
        }
    }

    private static boolean isOpaque(String value) {
        return Letters.variety(value) >= 2 && value.chars().anyMatch(c -> Letters.isDigit((char) c));
    }

    private static void jwts(String text, Consumer<Hit> hits) {
        for (int at = text.indexOf("eyJ"); at >= 0; at = text.indexOf("eyJ", at + 3)) {
            int end = at;
            int dots = 0;
            while (end < text.length() && Letters.is('d', text.charAt(end))) {
                dots += text.charAt(end) == '.' ? 1 : 0;
                end++;
            }
            if (dots == 2
                    && end - at > 40
                    && !Letters.isWord(Letters.at(text, at - 1))
                    && isJwtHeader(text.substring(at, text.indexOf('.', at)))) {
                hits.accept(Hit.secret("jwt", "TOKEN", at, end, 95, "JWT header decodes"));
                at = end;
            }
        }
    }

    private static boolean isJwtHeader(String header) {
        try {
            return new String(Base64.getUrlDecoder().decode(header), StandardCharsets.UTF_8).contains("\"alg\"");
        } catch (IllegalArgumentException _) {
            return false;
        }
    }
}
