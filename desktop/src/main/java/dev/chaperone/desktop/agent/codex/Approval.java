package dev.chaperone.desktop.agent.codex;

import dev.chaperone.desktop.agent.connect.Connection;
import dev.chaperone.desktop.agent.connect.Removal;
import dev.chaperone.desktop.agent.connect.Standing;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Hooks that Codex runs only after the person approved them there: it notes a hash of each in {@code config.toml} under
 * {@code hooks.state}, and skips an unapproved one without a word. Approving is the person's part, so it is never done
 * for them.
 */
record Approval(Connection hooks, Path folder) implements Connection {

    @Override
    public List<Path> files() {
        return hooks.files();
    }

    @Override
    public Standing standing() throws IOException {
        Standing standing = hooks.standing();
        return standing == Standing.CONNECTED && !(isApproved("pre_tool_use") && isApproved("user_prompt_submit"))
                ? Standing.UNAPPROVED
                : standing;
    }

    /** Whether Codex noted any approval for this event of this file; whether it still fits only Codex can tell. */
    private boolean isApproved(String event) throws IOException {
        Path config = folder.resolve("config.toml");
        if (!Files.exists(config)) {
            return false;
        }
        Pattern table =
                Pattern.compile("(?m)^\\s*\\[hooks\\.state\\.\"[^\"]*hooks\\.json:%s:\\d+:\\d+\"]".formatted(event));
        return table.matcher(Files.readString(config)).find();
    }

    @Override
    public void connect() throws IOException {
        hooks.connect();
    }

    @Override
    public Removal disconnect() throws IOException {
        return hooks.disconnect();
    }
}
