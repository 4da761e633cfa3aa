package dev.chaperone.desktop.push;

import dev.chaperone.model.change.Submission;
import java.io.IOException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Commits that somebody hands in, as their program describes them: one line of JSON, with the bundle after it.
 *
 * @param folder where they come from, absolute; stays on this laptop
 * @param target where they should land
 * @param base the newest commit that is in the target
 * @param tree the tree of {@code head}
 */
public record HandIn(String folder, Submission.Target target, String base, String head, String tree, String message) {

    /** Largest bundle taken, in bytes. */
    public static final int MAX_BUNDLE = 15 << 20;

    /** Longest line of JSON, in bytes. */
    public static final int MAX_LINE = 32 * 1024;

    public byte[] line() {
        return (JsonMapper.shared().writeValueAsString(this) + "\n").getBytes(java.nio.charset.StandardCharsets.UTF_8);
    }

    /** @throws IOException in one plain line, if it can't be read */
    public static HandIn parse(byte[] line) throws IOException {
        try {
            JsonNode json = JsonMapper.shared().readTree(line);
            JsonNode target = json.path("target");
            return new HandIn(
                    text(json, "folder"),
                    new Submission.Target(text(target, "repository"), text(target, "branch")),
                    text(json, "base"),
                    text(json, "head"),
                    text(json, "tree"),
                    text(json, "message"));
        } catch (JacksonException e) {
            throw new IOException("what was handed in can't be read; run: chaperone submit", e);
        }
    }

    private static String text(JsonNode json, String field) throws IOException {
        if (!json.path(field).isString()) {
            throw new IOException("what was handed in lacks '%s'; run: chaperone submit".formatted(field));
        }
        return json.path(field).stringValue();
    }
}
