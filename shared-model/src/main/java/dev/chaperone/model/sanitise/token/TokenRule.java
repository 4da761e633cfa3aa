package dev.chaperone.model.sanitise.token;

import java.util.List;

/**
 * One block of {@code rules.txt}.
 *
 * @param about what it finds, for people
 * @param yes texts it must find
 * @param no texts it must leave alone
 */
public record TokenRule(String id, String about, List<String> forms, List<String> yes, List<String> no) {
    public TokenRule {
        forms = List.copyOf(forms);
        yes = List.copyOf(yes);
        no = List.copyOf(no);
    }
}
