package dev.chaperone.model.sanitise.token;

import java.util.List;

/**
 * One block of {@code rules.txt}.
 *
 * @param about what it finds, for people
 * @param words of a dictionary, found as whole words whatever their case
 * @param yes texts it must find
 * @param no texts it must leave alone
 */
public record TokenRule(
        String id, String about, List<String> forms, List<String> words, List<String> yes, List<String> no) {
    public TokenRule {
        forms = List.copyOf(forms);
        words = List.copyOf(words);
        yes = List.copyOf(yes);
        no = List.copyOf(no);
    }
}
