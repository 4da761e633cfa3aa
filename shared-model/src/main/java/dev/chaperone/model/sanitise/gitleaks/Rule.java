package dev.chaperone.model.sanitise.gitleaks;

import java.util.List;
import java.util.Optional;

/**
 * One {@code [[rules]]}.
 *
 * @param path what the path of the file must hold, too
 * @param secretGroup 0 for the first group that is not empty
 * @param entropy in bits a byte; a secret must have more, unless it is 0
 * @param keywords in lower case; any of them must be in the text, if there are any
 * @param skipReport whether it only serves other rules
 */
record Rule(
        String id,
        Optional<LinearPattern> regex,
        Optional<LinearPattern> path,
        int secretGroup,
        double entropy,
        List<String> keywords,
        List<Allowlist> allowlists,
        List<Required> required,
        boolean skipReport) {
    Rule {
        keywords = List.copyOf(keywords);
        allowlists = List.copyOf(allowlists);
        required = List.copyOf(required);
    }

    /** Gitleaks lets what a file says win, adds up keywords and allow-lists, and keeps the rest of the base. */
    Rule over(Rule base) {
        return new Rule(
                id,
                regex.or(base::regex),
                path.or(base::path),
                secretGroup == 0 ? base.secretGroup : secretGroup,
                entropy == 0 ? base.entropy : entropy,
                both(base.keywords, keywords),
                both(base.allowlists, allowlists),
                base.required,
                base.skipReport);
    }

    Rule allowing(List<Allowlist> more) {
        return new Rule(id, regex, path, secretGroup, entropy, keywords, both(allowlists, more), required, skipReport);
    }

    static <T> List<T> both(List<T> first, List<T> second) {
        return java.util.stream.Stream.concat(first.stream(), second.stream()).toList();
    }
}
