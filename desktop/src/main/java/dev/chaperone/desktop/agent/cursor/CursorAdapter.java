package dev.chaperone.desktop.agent.cursor;

import static java.util.Map.entry;

import dev.chaperone.desktop.agent.AgentAdapter;
import dev.chaperone.desktop.agent.AgentProfile;
import dev.chaperone.desktop.agent.Channel;
import dev.chaperone.desktop.agent.Coverage;
import dev.chaperone.desktop.agent.Hold;
import dev.chaperone.desktop.agent.HookCall;
import dev.chaperone.desktop.agent.HookQuestion;
import dev.chaperone.desktop.agent.HookReply;
import dev.chaperone.desktop.agent.RealPath;
import dev.chaperone.desktop.agent.hook.FieldNames;
import dev.chaperone.desktop.agent.hook.HookJson;
import dev.chaperone.desktop.agent.hook.HookReading;
import dev.chaperone.desktop.agent.hook.Mentions;
import dev.chaperone.desktop.agent.hook.ToolRule;
import dev.chaperone.desktop.agent.hook.ToolTable;
import dev.chaperone.desktop.agent.hook.UnknownEventException;
import dev.chaperone.desktop.shell.ShellActions;
import dev.chaperone.model.action.AbsolutePath;
import dev.chaperone.model.action.AgentAction;
import dev.chaperone.model.action.Origin;
import dev.chaperone.model.action.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** Cursor's hook language. */
public final class CursorAdapter implements AgentAdapter {

    public static final String NAME = "cursor";

    public static final AgentProfile PROFILE =
            new AgentProfile(NAME, Set.of(), Coverage.all(Hold.ENFORCED).but(Hold.BLIND, Channel.SUBAGENT));

    private static final FieldNames FIELDS = new FieldNames(
            List.of("conversation_id"),
            List.of("cwd", "workspace_roots"),
            List.of("tool_use_id", "generation_id"),
            List.of("tool_name"),
            List.of("tool_input"));

    private static final Map<String, ToolRule> TOOLS = Map.ofEntries(
            entry("Shell", new ToolRule.Runs("command", "working_directory")),
            entry("Read", ToolRule.reads("file_path", "path", "target_file")),
            entry("Write", ToolRule.writes("file_path", "path", "target_file")),
            entry("Edit", ToolRule.writes("file_path", "path", "target_file")),
            entry("Delete", ToolRule.writes("file_path", "path", "target_file")),
            entry("Grep", new ToolRule.Searches("path", "glob")),
            entry("Glob", new ToolRule.Searches("path", "pattern")),
            entry("Task", new ToolRule.Internal()));

    private final RealPath paths;
    private final ToolTable tools;
    private final Mentions mentions;

    public CursorAdapter(RealPath paths, ShellActions shell) {
        this.paths = paths;
        this.tools = new ToolTable(TOOLS, t -> t.startsWith("MCP:"), paths, shell);
        this.mentions = new Mentions(paths);
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public HookQuestion read(HookCall call) {
        return HookReading.of(call, FIELDS, this::question);
    }

    @Override
    public HookReply render(HookCall call, Verdict verdict) {
        return CursorReply.of(call.event(), verdict);
    }

    private HookQuestion question(HookJson input) {
        String event = input.event("hook_event_name");
        Origin origin = input.origin(paths);
        return new HookQuestion.Ask(
                switch (event) {
                    case "preToolUse" -> tools.actions(input.toolName(), input.toolInput(), origin);
                    case "beforeShellExecution" -> tools.actions("Shell", input.root(), origin);
                    case "beforeReadFile" -> tools.actions("Read", input.root(), origin);
                    case "beforeMCPExecution" -> tools.actions("MCP:" + input.toolName(), input.toolInput(), origin);
                    case "beforeSubmitPrompt" -> prompt(input, origin);
                    case String other -> throw new UnknownEventException(other);
                });
    }

    private List<AgentAction> prompt(HookJson input, Origin origin) {
        String text = input.required("prompt");
        List<AgentAction> actions = new ArrayList<>(mentions.in(text, origin));
        List<AbsolutePath> attached = new ArrayList<>();
        for (JsonNode attachment : input.root().path("attachments")) {
            String file = HookJson.optional(attachment, "filePath")
                    .or(() -> HookJson.optional(attachment, "file_path"))
                    .orElseThrow(() -> new IllegalArgumentException("an attachment names no file"));
            attached.addAll(paths.places(file, origin.workingDirectory()));
        }
        if (!attached.isEmpty()) {
            actions.add(new AgentAction.ReadPath(origin, attached));
        }
        actions.add(new AgentAction.SendPrompt(origin, text));
        return actions;
    }
}
