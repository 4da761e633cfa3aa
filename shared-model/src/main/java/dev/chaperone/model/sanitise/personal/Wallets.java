package dev.chaperone.model.sanitise.personal;

import dev.chaperone.model.sanitise.scan.Letters;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Locale;

/** Addresses of wallets: Base58Check, Bech32 (BIP 173, 350), Ethereum by form, Monero by form. */
final class Wallets {

    private static final String BASE58 = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz";
    private static final String BECH32 = "qpzry9x8gf2tvdw0s3jn54khce6mua7l";
    private static final int[] GENERATOR = {0x3b6a57b2, 0x26508e6d, 0x1ea119fa, 0x3d4233dd, 0x2a1462b3};
    private static final int BECH32M = 0x2bc830a3;
    private static final int DECODED = 25;

    private Wallets() {}

    /** Forty hexadecimal digits in one letter case, or in both as their hash wants it (EIP-55). */
    static boolean isEther(String word) {
        String digits = word.substring(2);
        String lower = digits.toLowerCase(Locale.ROOT);
        if (!Letters.isAll(digits, Letters::isHex) || Letters.distinct(word) <= 6) {
            return false;
        }
        return digits.equals(lower) || digits.equals(digits.toUpperCase(Locale.ROOT)) || isCased(digits, lower);
    }

    private static boolean isCased(String digits, String lower) {
        byte[] hash = Keccak.hash(lower.getBytes(StandardCharsets.US_ASCII));
        for (int i = 0; i < digits.length(); i++) {
            boolean upper = (hash[i / 2] >> (i % 2 == 0 ? 4 : 0) & 8) != 0;
            char c = digits.charAt(i);
            if (Letters.isLetter(c) && Letters.isUpper(c) != upper) {
                return false;
            }
        }
        return true;
    }

    static boolean isMonero(String word) {
        return (word.charAt(0) == '4' || word.charAt(0) == '8') && Letters.isAll(word, c -> BASE58.indexOf(c) >= 0);
    }

    static boolean isBitcoin(String word) {
        if (word.length() > 35 || (word.charAt(0) != '1' && word.charAt(0) != '3')) {
            return false;
        }
        BigInteger number = BigInteger.ZERO;
        for (int i = 0; i < word.length(); i++) {
            int digit = BASE58.indexOf(word.charAt(i));
            if (digit < 0) {
                return false;
            }
            number = number.multiply(BigInteger.valueOf(58)).add(BigInteger.valueOf(digit));
        }
        byte[] raw = number.toByteArray();
        byte[] bytes = new byte[DECODED];
        int skip = raw.length > DECODED ? raw.length - DECODED : 0;
        if (skip > 1) {
            return false;
        }
        System.arraycopy(raw, skip, bytes, DECODED - (raw.length - skip), raw.length - skip);
        byte[] check = sha256(sha256(Arrays.copyOf(bytes, DECODED - 4)));
        return Arrays.equals(check, 0, 4, bytes, DECODED - 4, DECODED);
    }

    static boolean isBech32(String word) {
        String lower = word.toLowerCase(Locale.ROOT);
        if ((!lower.startsWith("bc1") && !lower.startsWith("tb1"))
                || (!word.equals(lower) && !word.equals(word.toUpperCase(Locale.ROOT)))) {
            return false;
        }
        int check = 1;
        for (int value :
                new int[] {lower.charAt(0) >> 5, lower.charAt(1) >> 5, 0, lower.charAt(0) & 31, lower.charAt(1) & 31}) {
            check = polymod(check, value);
        }
        for (int i = 3; i < lower.length(); i++) {
            int value = BECH32.indexOf(lower.charAt(i));
            if (value < 0) {
                return false;
            }
            check = polymod(check, value);
        }
        return check == 1 || check == BECH32M;
    }

    private static int polymod(int check, int value) {
        int top = check >>> 25;
        int next = ((check & 0x1ffffff) << 5) ^ value;
        for (int i = 0; i < GENERATOR.length; i++) {
            next ^= ((top >> i) & 1) == 1 ? GENERATOR[i] : 0;
        }
        return next;
    }

    private static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
