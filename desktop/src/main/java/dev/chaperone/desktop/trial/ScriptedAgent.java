package dev.chaperone.desktop.trial;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * The tour's agent: a shell script that asks the installed hook exactly as Claude Code does, and does what it wanted
 * only if the hook let it.
 */
final class ScriptedAgent {

    private static final JsonMapper JSON = JsonMapper.shared();

    private final Path script;
    private final Path shim;
    private final Path workspace;
    private final String session;
    private int calls;

    ScriptedAgent(Path script, Path shim, Path workspace, String session) {
        this.script = script;
        this.shim = shim;
        this.workspace = workspace;
        this.session = session;
    }

    /**
     * What the agent saw.
     *
     * @param allowed whether it went on
     * @param said the hook's words, or what the agent's own command printed
     */
    record Seen(boolean allowed, String said) {}

    Seen reads(Path file) throws IOException, InterruptedException {
        ObjectNode body = body("PreToolUse");
        body.put("tool_name", "Read").putObject("tool_input").put("file_path", file.toString());
        return run("PreToolUse", body, List.of("cat", file.toString()));
    }

    Seen prompts(String text) throws IOException, InterruptedException {
        ObjectNode body = body("UserPromptSubmit");
        body.put("prompt", text);
        return run("UserPromptSubmit", body, List.of("echo", "sent"));
    }

    Seen runs(String command) throws IOException, InterruptedException {
        ObjectNode body = body("PreToolUse");
        body.put("tool_name", "Bash").putObject("tool_input").put("command", command);
        return run("PreToolUse", body, List.of("sh", "-c", command));
    }

    private ObjectNode body(String event) {
        ObjectNode body = JSON.createObjectNode();
        body.put("session_id", session)
                .put("cwd", workspace.toString())
                .put("permission_mode", "default")
                .put("hook_event_name", event)
                .put("tool_use_id", "tour_" + ++calls);
        return body;
    }

    private Seen run(String event, JsonNode body, List<String> thenDo) throws IOException, InterruptedException {
        Path question = Files.writeString(script.resolveSibling("question.json"), body.toString());
        List<String> command =
                new ArrayList<>(List.of("sh", script.toString(), shim.toString(), event, question.toString()));
        command.addAll(thenDo);
        Process process = new ProcessBuilder(command)
                .directory(workspace.toFile())
                .redirectErrorStream(true)
                .start();
        process.getOutputStream().close();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Seen(process.waitFor() == 0, words(said));
    }

    /** The reason inside a hook's JSON answer, or the text itself. */
    private static String words(String said) {
        String text = said.strip();
        if (!text.startsWith("{")) {
            return text;
        }
        JsonNode answer = JSON.readTree(text);
        String reason = answer.path("hookSpecificOutput")
                .path("permissionDecisionReason")
                .asString("");
        return reason.isEmpty() ? answer.path("reason").asString(text) : reason;
    }
}
