package dev.chaperone.desktop.agent.claudecode;

import dev.chaperone.desktop.agent.HookCall;
import dev.chaperone.desktop.agent.RealPath;
import dev.chaperone.desktop.shell.ShellActions;
import dev.chaperone.model.action.AbsolutePath;
import dev.chaperone.model.action.AgentIdentity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The files and links the contract's cases name, and an adapter for whoever lives there. */
final class ContractHome {

    private final Path home;

    ContractHome(Path disk) throws IOException {
        this.home = disk.toRealPath();
        Path work = Files.createDirectories(home.resolve("work"));
        Path keys = Files.createDirectories(home.resolve(".ssh"));
        Path key = Files.writeString(keys.resolve("id_rsa"), "not a key");
        Files.createDirectories(home.resolve("Documents"));
        for (String name : new String[] {"a.txt", "two words.txt", "copy(1).txt"}) {
            Files.writeString(work.resolve(name), "x");
        }
        Files.createSymbolicLink(work.resolve("link"), key);
        Files.createSymbolicLink(work.resolve("keys"), keys);
        Files.createSymbolicLink(work.resolve("dangling"), keys.resolve("new"));
        Files.createLink(work.resolve("hard"), key);
    }

    ClaudeCodeAdapter adapter() {
        AbsolutePath path = new AbsolutePath(home.toString());
        RealPath paths = new RealPath(path);
        return new ClaudeCodeAdapter(paths, new ShellActions(paths, path));
    }

    Path work() {
        return home.resolve("work");
    }

    String filledIn(String text) {
        return text.replace("@HOME@", home.toString());
    }

    static HookCall call(String event, String body) {
        return new HookCall(
                new AgentIdentity(ClaudeCodeAdapter.NAME, "2.1.330", new AgentIdentity.Proof.Claimed()), event, body);
    }
}
