package dev.chaperone.desktop.gateway.results;

import java.util.function.Consumer;

/**
 * What a tool gave back, on its way to the model.
 *
 * @param id of the call; empty if it has none
 * @param tool its name, if the result says it
 * @param place which of the results of that name in its turn this is, from 0
 * @param failed whether it says that the tool failed
 * @param text all of it
 * @param replacement puts a note in its place
 */
record ToolResult(String id, String tool, int place, boolean failed, String text, Consumer<String> replacement) {

    /** Never prints the text. */
    @Override
    public String toString() {
        return "ToolResult[" + tool + ", " + text.length() + " characters]";
    }
}
