package dev.chaperone.model.action;

import java.util.Arrays;
import java.util.Optional;

/** The kinds of action under the names that policies, events and the console use. */
public enum ActionKind {
    READ("fs.read"),
    WRITE("fs.write"),
    RUN("exec.run"),
    PROMPT("prompt.send"),
    PUSH("git.push"),
    TOOL("tool.call"),
    NETWORK("net.use");

    private final String wireName;

    ActionKind(String wireName) {
        this.wireName = wireName;
    }

    public String wireName() {
        return wireName;
    }

    public static Optional<ActionKind> named(String wireName) {
        return Arrays.stream(values()).filter(k -> k.wireName.equals(wireName)).findFirst();
    }
}
