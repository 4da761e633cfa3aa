package dev.chaperone.model.sanitise.gitleaks;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** Reads {@code [[rules]]}. */
final class RuleReader {

    /** What can be told from other words in an event or a line of output. */
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,79}");

    private static final String KEYS =
            "id, description, regex, path, secretGroup, entropy, keywords, tags, allowlists, " + "required, skipReport";

    private RuleReader() {}

    /** @param file its name, for complaints */
    static Rule read(String file, Table table) {
        String id = table.text("id");
        if (!ID.matcher(id).matches()) {
            throw table.wrong(
                    "id '%s' is no name of 1 to 80 letters, digits, '.', '_' and '-'".formatted(id), "write one");
        }
        table.named("%s: rule %s".formatted(file, id));
        table.text("description");
        table.texts("tags");
        Rule rule = new Rule(
                id,
                table.pattern("regex"),
                table.pattern("path"),
                table.count("secretGroup").orElse(0),
                table.number("entropy"),
                keywords(table),
                AllowlistReader.read(table, false).stream()
                        .map(AllowlistReader.Targeted::allowlist)
                        .toList(),
                required(table),
                table.flag("skipReport"));
        table.close(KEYS);
        return rule;
    }

    /** What holds only for a rule after everything was put together. */
    static void check(String file, Rule rule) {
        String where = "%s: rule %s".formatted(file, rule.id());
        if (rule.regex().isEmpty() && rule.path().isEmpty()) {
            throw new IllegalArgumentException(where + ": has neither regex nor path; write one");
        }
        int groups = rule.regex().map(LinearPattern::groups).orElse(rule.secretGroup());
        if (rule.secretGroup() > groups) {
            throw new IllegalArgumentException("%s: secretGroup %d is more than the %d groups of the regex; write less"
                    .formatted(where, rule.secretGroup(), groups));
        }
    }

    private static List<String> keywords(Table table) {
        List<String> keywords = table.texts("keywords").stream()
                .map(word -> word.toLowerCase(Locale.ROOT))
                .toList();
        if (keywords.contains("")) {
            throw table.wrong("'keywords' holds an empty word", "remove it");
        }
        return keywords;
    }

    private static List<Required> required(Table table) {
        List<Required> all = new ArrayList<>();
        for (Table one : table.tables("required")) {
            String id = one.text("id");
            if (id.isEmpty()) {
                throw one.wrong("has no id", "write the id of another rule");
            }
            all.add(new Required(id, one.count("withinLines"), one.count("withinColumns")));
            one.close("id, withinLines, withinColumns");
        }
        return all;
    }
}
