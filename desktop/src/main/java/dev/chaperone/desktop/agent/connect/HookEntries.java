package dev.chaperone.desktop.agent.connect;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Our entries in an agent's JSON. An entry is ours if it runs our hook program. */
public interface HookEntries {

    /** Whether any hook of ours is there, in whatever shape. */
    boolean anyIn(ObjectNode root);

    /** Whether every event has its hook just as we put it. */
    boolean completeIn(ObjectNode root);

    /** @throws IllegalArgumentException if the hooks that stand there have a shape we do not know */
    void addTo(ObjectNode root);

    /** Takes ours out, and what is left empty by that. */
    void removeFrom(ObjectNode root);

    /** Whether another setting of the same file switches hooks off. */
    default boolean switchedOffIn(ObjectNode root) {
        return false;
    }

    /** What to write into the file by hand, if we can't; empty if that is too much to write. */
    default String byHand() {
        return "";
    }

    static boolean isOurs(JsonNode entry) {
        return entry.path("command").asString("").matches("(?s)(.*/)?chaperone-hook('? .*)?")
                || entry.path("bash").asString("").matches("(?s)(.*/)?chaperone-hook('? .*)?");
    }
}
