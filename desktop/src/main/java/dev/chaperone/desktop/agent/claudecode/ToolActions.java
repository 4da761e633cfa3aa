package dev.chaperone.desktop.agent.claudecode;

import dev.chaperone.desktop.agent.RealPath;
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
            "SlashCommand");

    private final RealPath paths;
    private final ShellActions shell;

    ToolActions(RealPath paths, ShellActions shell) {
        this.paths = paths;
        this.shell = shell;
    }

    List<AgentAction> actions(HookInput input, Origin origin) {
        JsonNode tool = input.toolInput();
        return switch (input.toolName()) {
            case "Read", "NotebookRead", "LSP" ->
                List.of(new ReadPath(origin, named(tool, origin, "file_path", "notebook_path")));
            case "Glob", "Grep", "LS" -> List.of(new ReadPath(origin, searched(tool, origin)));
            case "Write", "Edit", "MultiEdit", "NotebookEdit" ->
                List.of(new WritePath(origin, named(tool, origin, "file_path", "notebook_path")));
            case "Bash", "PowerShell", "Monitor" -> shell.of(text(tool, "command"), origin);
            case "WebFetch" -> List.of(new UseNetwork(origin, host(text(tool, "url"))));
            case "WebSearch" -> List.of(new UseNetwork(origin, "search"));
            case String internal when INTERNAL.contains(internal) -> List.of(new CallTool(origin, internal, List.of()));
            case String mcp when mcp.startsWith("mcp__") -> List.of(new CallTool(origin, mcp, mentioned(tool, origin)));
            case String other -> throw new UnknownToolException(other);
        };
    }

    private List<AbsolutePath> named(JsonNode tool, Origin origin, String... fields) {
        for (String field : fields) {
            if (tool.path(field).isString()) {
                return paths.places(tool.path(field).stringValue(), origin.workingDirectory());
            }
        }
        throw new IllegalArgumentException("the tool's input names no file");
    }

    /** A search covers its folder; the pattern may point elsewhere, so its fixed part counts too. */
    private List<AbsolutePath> searched(JsonNode tool, Origin origin) {
        AbsolutePath base = origin.workingDirectory();
        List<AbsolutePath> places =
                new ArrayList<>(paths.places(tool.path("path").asString("."), base));
        for (String field : new String[] {"pattern", "glob"}) {
            String pattern = tool.path(field).asString("");
            boolean isPath = pattern.startsWith("/") || pattern.startsWith("~") || pattern.contains("../");
            if (isPath && (field.equals("glob") || !tool.has("output_mode"))) {
                places.addAll(paths.places(fixedPart(pattern), places.getFirst()));
            }
        }
        return places;
    }

    private static String fixedPart(String pattern) {
        String fixed = pattern.split("[*?\\[{]", 2)[0];
        int slash = fixed.lastIndexOf('/');
        return fixed.length() == pattern.length() ? fixed : slash <= 0 ? "/" : fixed.substring(0, slash);
    }

    /** Every text in an unknown tool's input that looks like a path. */
    private List<AbsolutePath> mentioned(JsonNode node, Origin origin) {
        List<AbsolutePath> found = new ArrayList<>();
        if (node.isString() && node.stringValue().matches("(/|~/|\\.{1,2}/|file:///)[^\\x00-\\x1f]{1,4000}")) {
            found.addAll(paths.places(node.stringValue().replaceFirst("^file://", ""), origin.workingDirectory()));
        }
        node.forEach(child -> found.addAll(mentioned(child, origin)));
        return found;
    }

    private static String text(JsonNode tool, String field) {
        if (!tool.path(field).isString()) {
            throw new IllegalArgumentException("the tool's input has no '%s'".formatted(field));
        }
        return tool.path(field).stringValue();
    }

    private static String host(String url) {
        String host = URI.create(url).getHost();
        return host == null ? "unknown" : host;
    }
}
