package dev.chaperone.bench.micro;

import dev.chaperone.desktop.agent.HookCall;
import dev.chaperone.desktop.agent.RealPath;
import dev.chaperone.desktop.agent.claudecode.ClaudeCodeAdapter;
import dev.chaperone.desktop.shell.ShellActions;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What a hook call has to be turned into: bodies as Claude Code sends them, and one long command line. */
@State(Scope.Benchmark)
public class ReadingState {

    private static final int LONG = 4096;

    final Scene scene;
    final ShellActions shell;
    final ClaudeCodeAdapter adapter;
    final HookCall read;
    final HookCall bash;
    final String longCommand;
    final String nesting = fill("$(cat a/%d) ");
    final String folders = fill("(cd a%d;touch ../b);");
    final String braces = fill("cat /{a,b,c,d}{1,2,3,4}{x,y}%d;");
    final String names = fill("cat b%d c;");
    final String depth = "\"$(".repeat(LONG / 6) + ")\"".repeat(LONG / 6);

    public ReadingState() {
        try {
            scene = new Scene();
            RealPath paths = new RealPath(scene.home());
            shell = new ShellActions(paths, scene.home());
            adapter = new ClaudeCodeAdapter(paths, shell);
            read = call("Read", "file_path", scene.file().value());
            bash = call("Bash", "command", "cd src && grep -rn 'Cart' . | head -20 > /tmp/found.txt");
            longCommand = longCommand();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String fill(String part) {
        StringBuilder line = new StringBuilder();
        for (int i = 0; line.length() + part.length() + 3 < LONG; i++) {
            line.append(part.formatted(i));
        }
        return line.toString();
    }

    private HookCall call(String tool, String field, String value) {
        ObjectNode body = JsonMapper.shared().createObjectNode();
        body.put("session_id", "session-1")
                .put("transcript_path", scene.home() + "/.claude/projects/shop/session-1.jsonl")
                .put("cwd", scene.repository().value())
                .put("permission_mode", "default")
                .put("hook_event_name", "PreToolUse")
                .put("tool_name", tool)
                .put("tool_use_id", "toolu_01");
        body.putObject("tool_input").put(field, value).put("description", "Look at the cart");
        return new HookCall(Scene.AGENT, "PreToolUse", body.toString());
    }

    /** Pipes, quotes, variables, loops and substitutions, about as an agent writes them. */
    private static String longCommand() {
        StringBuilder line = new StringBuilder("set -e");
        for (int i = 0; line.length() < LONG - 120; i++) {
            line.append("; for f in a%d b%d; do grep -n \"total %d\" \"$f\" | sed 's/x/y/' > out/%d.txt; done"
                    .formatted(i, i, i, i));
            line.append(" && echo \"$(wc -l < out/%d.txt)\"".formatted(i));
        }
        return line.toString();
    }
}
