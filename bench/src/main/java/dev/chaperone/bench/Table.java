package dev.chaperone.bench;

import java.util.List;

/**
 * What came of a measurement.
 *
 * @param notes what a reader must know to judge the figures, one sentence each
 */
public record Table(String title, List<String> columns, List<List<String>> rows, List<String> notes) {

    public Table {
        columns = List.copyOf(columns);
        rows = rows.stream().map(List::copyOf).toList();
        notes = List.copyOf(notes);
    }

    /** In GitHub's Markdown, with the command that makes it again and where it was made. */
    String markdown(String command, String machine) {
        StringBuilder out = new StringBuilder("### ").append(title).append("\n\n");
        out.append(line(columns)).append("|---".repeat(columns.size())).append("|\n");
        rows.forEach(row -> out.append(line(row)));
        out.append('\n');
        notes.forEach(note -> out.append(note).append('\n'));
        return out.append("`%s`, %s%n".formatted(command, machine)).toString();
    }

    private static String line(List<String> cells) {
        return "| " + String.join(" | ", cells) + " |\n";
    }
}
