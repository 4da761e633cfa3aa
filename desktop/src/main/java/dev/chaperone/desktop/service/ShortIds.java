package dev.chaperone.desktop.service;

import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/** Names people can type: a letter, a dash, eight characters without look-alikes (40 bits). */
record ShortIds(String letter, RandomGenerator random) implements Supplier<String> {

    private static final String ALPHABET = "abcdefghjkmnpqrstvwxyz0123456789";
    private static final int LENGTH = 8;
    private static final int BITS = 5;

    @Override
    public String get() {
        StringBuilder id = new StringBuilder(letter).append('-');
        long bits = random.nextLong(); // strong randomness is fetched once, not for each character
        for (int i = 0; i < LENGTH; i++) {
            id.append(ALPHABET.charAt((int) (bits >>> (BITS * i)) & (ALPHABET.length() - 1)));
        }
        return id.toString();
    }
}
