package dev.chaperone.desktop.agent.claudecode;

import dev.chaperone.desktop.agent.RealPath;
import dev.chaperone.desktop.agent.hook.HookJson;
import dev.chaperone.desktop.agent.hook.InputPaths;
import dev.chaperone.desktop.agent.hook.SearchPattern;
import dev.chaperone.desktop.agent.hook.UnknownToolException;
import dev.chaperone.desktop.shell.ShellActions;
import dev.chaperone.model.action.AbsolutePath;
import dev.chaperone.model.action.AgentAction;
import dev.chaperone.model.action.AgentAction.CallTool;
import dev.chaperone.model.action.AgentAction.ReadPath;
import dev.chaperone.model.action.AgentAction.UseNetwork;
import dev.chaperone.model.action.AgentAction.WritePath;
import dev.chaperone.model.action.Origin;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** What each of Claude Code's tools does, in actions. A tool that is not named here is refused. */
final class ToolActions {

    /** Tools that touch nothing but the conversation; policy names them too. */
    private static final Set<String> INTERNAL = Set.of(
            "Agent",
            "Task",
            "TaskCreate",
            "TaskGet",
            "TaskList",
            "TaskOutput",
            "TaskStop",
            "TaskUpdate",
            "TodoWrite",
            "TodoRead",
            "AskUserQuestion",
            "EnterPlanMode",
            "ExitPlanMode",
            "Skill",
            "ToolSearch",
            "BashOutput",
            "KillShell",
            "SlashCommand",
            "ListAgents",
            "ReportFindings",
            "ScheduleWakeup",
            "CronList",
            "StructuredOutput",
            "WaitForMcpServers");

    /**
     * Tools that start or send something beyond this call, as a tool of a server does, and are asked about as those
     * are. What a workflow's or a worktree's agents then do comes through the hook again.
     */
    private static final Set<String> FAR_REACHING = Set.of(
            "Workflow",
            "CronCreate",
            "CronDelete",
            "SendMessage",
            "SendUserMessage",
            "SendUserFile",
            "PushNotification",
            "RemoteTrigger",
            "EnterWorktree",
            "ExitWorktree",
            "ListMcpResourcesTool",
            "ReadMcpResourceTool",
            "ReadMcpResourceDirTool",
            "Artifact");

    private final RealPath paths;
    private final ShellActions shell;

    ToolActions(RealPath paths, ShellActions shell) {
        this.paths = paths;
        this.shell = shell;
    }

    List<AgentAction> actions(HookJson input, Origin origin) {
        JsonNode tool = input.toolInput();
        return switch (input.toolName()) {
            case "Read", "NotebookRead", "LSP" ->
                List.of(new ReadPath(origin, named(tool, origin, "file_path", "notebook_path", "filePath")));
            case "Glob" -> search(tool, origin, "pattern");
            case "Grep" -> search(tool, origin, "glob");
            case "LS" -> List.of(new ReadPath(origin, searched(tool, origin, "glob")));
            case "Write", "Edit", "MultiEdit", "NotebookEdit" ->
                List.of(new WritePath(origin, named(tool, origin, "file_path", "notebook_path")));
            case "Bash", "Monitor" -> shell.of(HookJson.text(tool, "command"), origin);
            case "PowerShell" -> shell.ofAnotherShell(HookJson.text(tool, "command"), origin);
            case "WebFetch" -> List.of(new UseNetwork(origin, host(HookJson.text(tool, "url"))));
            case "WebSearch" -> List.of(new UseNetwork(origin, "search"));
            case String internal when INTERNAL.contains(internal) -> List.of(new CallTool(origin, internal, List.of()));
            case String far
            when far.startsWith("mcp__") || FAR_REACHING.contains(far) ->
                List.of(new CallTool(origin, far, new InputPaths(paths).in(tool, origin)));
            case String other -> throw new UnknownToolException(other);
        };
    }

    private List<AgentAction> search(JsonNode tool, Origin origin, String patternField) {
        HookJson.text(tool, "pattern"); // without one this is not the tool we know
        return List.of(new ReadPath(origin, searched(tool, origin, patternField)));
    }

    private List<AbsolutePath> named(JsonNode tool, Origin origin, String... fields) {
        for (String field : fields) {
            if (tool.has(field)) {
                return paths.places(HookJson.text(tool, field), origin.workingDirectory());
            }
        }
        throw new IllegalArgumentException("the tool's input names no file");
    }

    /** A search covers its folder; the pattern of its files may lead elsewhere, so that counts too. */
    private List<AbsolutePath> searched(JsonNode tool, Origin origin, String patternField) {
        String folder = HookJson.optional(tool, "path").orElse(".");
        List<AbsolutePath> places = new ArrayList<>(paths.places(folder, origin.workingDirectory()));
        AbsolutePath base = places.getFirst();
        HookJson.optional(tool, patternField)
                .flatMap(SearchPattern::folderOutside)
                .ifPresent(outside -> places.addAll(paths.places(outside, base)));
        return places;
    }

    private static String host(String url) {
        URI address = URI.create(url.strip());
        boolean web = "https".equalsIgnoreCase(address.getScheme()) || "http".equalsIgnoreCase(address.getScheme());
        if (!web || address.getHost() == null) {
            throw new IllegalArgumentException("the address to fetch is not a web address");
        }
        return address.getHost();
    }
}
