package dev.chaperone.desktop.ui.leaving;

import dev.chaperone.model.sanitise.Finding;
import dev.chaperone.model.sanitise.PlaceholderKey;
import dev.chaperone.model.sanitise.Sanitised;
import dev.chaperone.model.sanitise.Sanitiser;
import java.util.List;
import java.util.Set;

/**
 * A text and what would leave of it.
 *
 * @param findings in order of position, those that are allowed among them
 * @param leaving the text with placeholders, and with the values that are allowed
 */
record Checked(String text, List<Item> findings, String leaving) {

    Checked {
        findings = List.copyOf(findings);
    }

    /**
     * @param value what was found
     * @param allowed whether the person lets it leave this once
     */
    record Item(Finding finding, String value, boolean allowed) {

        /** Keeps the value out of logs. */
        @Override
        public String toString() {
            return "Item[" + finding.classification() + "]";
        }
    }

    static final Checked NOTHING = new Checked("", List.of(), "");

    /** @param allowed values that may leave, each wherever it stands in {@code text} */
    static Checked of(Sanitiser sanitiser, PlaceholderKey key, String text, Set<String> allowed) {
        List<Finding> found = sanitiser.sanitise(text, key).findings();
        List<Item> items = found.stream().map(f -> item(f, text, allowed)).toList();
        List<Finding> replaced =
                items.stream().filter(i -> !i.allowed()).map(Item::finding).toList();
        return new Checked(text, items, Sanitised.of(text, replaced).text());
    }

    private static Item item(Finding finding, String text, Set<String> allowed) {
        String value = text.substring(finding.span().start(), finding.span().end());
        return new Item(finding, value, allowed.contains(value));
    }

    long replaced() {
        return findings.stream().filter(i -> !i.allowed()).count();
    }

    @Override
    public String toString() {
        return "Checked[" + findings.size() + " findings]";
    }
}
