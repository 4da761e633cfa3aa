package dev.chaperone.desktop.agent.hook;

import java.util.List;

/** What one tool of an agent does, told by the fields of its input that name things: a row of its contract table. */
public sealed interface ToolRule {

    /** @param fields whichever are there name files; {@code list[].field} is that field of every entry of a list */
    record Reads(List<String> fields) implements ToolRule {
        public Reads {
            fields = List.copyOf(fields);
        }
    }

    /** @param fields as for {@link Reads} */
    record Writes(List<String> fields) implements ToolRule {
        public Writes {
            fields = List.copyOf(fields);
        }
    }

    /**
     * Looks through a folder; without one, through the folder the agent stands in.
     *
     * @param folder the field that names it
     * @param pattern the field with a pattern of file names, which may lead elsewhere
     */
    record Searches(String folder, String pattern) implements ToolRule {}

    /**
     * Runs a command line.
     *
     * @param folder the field that names another folder to run it in; may be absent in the input
     */
    record Runs(String command, String folder) implements ToolRule {}

    /**
     * Changes the files a patch names in its header lines.
     *
     * @param field the patch's text
     */
    record Patches(String field) implements ToolRule {}

    /** @param field the web address */
    record Fetches(String field) implements ToolRule {}

    /** Uses the network without naming a host. */
    record Browses(String label) implements ToolRule {}

    /** Touches nothing but the conversation; policy names it too. */
    record Internal() implements ToolRule {}

    /** Comes from outside the agent; every text in its input that looks like a path counts. */
    record Foreign() implements ToolRule {}

    static ToolRule reads(String... fields) {
        return new Reads(List.of(fields));
    }

    static ToolRule writes(String... fields) {
        return new Writes(List.of(fields));
    }
}
