package dev.chaperone.model.sanitise.gitleaks;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Reads {@code allowlists} and their older form {@code allowlist}. */
final class AllowlistReader {

    private static final String KEYS = "description, condition, commits, paths, regexTarget, regexes, stopwords";

    private AllowlistReader() {}

    /**
     * One allow-list and whom it is for.
     *
     * @param rules ids; empty for those of the table around it
     */
    record Targeted(Allowlist allowlist, List<String> rules) {}

    /** @param global whether they may name their rules */
    static List<Targeted> read(Table around, boolean global) {
        List<Table> tables = new ArrayList<>(around.tables("allowlists"));
        if (!tables.isEmpty() && around.has("allowlist")) {
            throw around.wrong("has both 'allowlist' and 'allowlists'", "write all of them as 'allowlists'");
        }
        around.table("allowlist").ifPresent(tables::add);
        return tables.stream().map(table -> one(table, global)).toList();
    }

    private static Targeted one(Table table, boolean global) {
        table.text("description");
        boolean all = isAll(table);
        Allowlist.Target target = target(table);
        Allowlist allowlist = new Allowlist(
                all,
                target,
                !table.texts("commits").isEmpty(),
                table.patterns("paths"),
                table.patterns("regexes"),
                table.texts("stopwords").stream()
                        .map(word -> word.toLowerCase(Locale.ROOT))
                        .toList());
        List<String> rules = global ? table.texts("targetRules") : List.of();
        table.close(global ? KEYS + ", targetRules" : KEYS);
        boolean empty = allowlist.paths().isEmpty() && allowlist.regexes().isEmpty();
        if (empty && !allowlist.commits() && allowlist.stopWords().isEmpty()) {
            throw table.wrong("allows nothing", "write commits, paths, regexes or stopwords");
        }
        if (allowlist.stopWords().contains("")) {
            throw table.wrong("'stopwords' holds an empty word", "remove it");
        }
        return new Targeted(allowlist, rules);
    }

    private static boolean isAll(Table table) {
        String condition = table.text("condition");
        return switch (condition.toUpperCase(Locale.ROOT)) {
            case "AND", "&&" -> true;
            case "", "OR", "||" -> false;
            default -> throw table.wrong("condition '%s' is unknown".formatted(condition), "write AND or OR");
        };
    }

    private static Allowlist.Target target(Table table) {
        String target = table.text("regexTarget");
        return switch (target) {
            case "", "secret" -> Allowlist.Target.SECRET;
            case "match" -> Allowlist.Target.MATCH;
            case "line" -> Allowlist.Target.LINE;
            default ->
                throw table.wrong("regexTarget '%s' is unknown".formatted(target), "write secret, match or line");
        };
    }
}
