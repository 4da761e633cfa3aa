package dev.chaperone.desktop.device;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What IT hands out for enrolling: a secret, and behind a dot the SHA-256 of the CA by which central is known, unless
 * central has a certificate that the system trusts anyway.
 *
 * @param caFingerprint 64 hexadecimal digits in lower case
 */
record EnrolmentCode(String secret, Optional<String> caFingerprint) {

    private static final Pattern WITH_CA = Pattern.compile("(.+)\\.([0-9a-f]{64})");

    static EnrolmentCode parse(String text) {
        Matcher parts = WITH_CA.matcher(text);
        return parts.matches()
                ? new EnrolmentCode(parts.group(1), Optional.of(parts.group(2)))
                : new EnrolmentCode(text, Optional.empty());
    }

    @Override
    public String toString() {
        return "EnrolmentCode";
    }
}
