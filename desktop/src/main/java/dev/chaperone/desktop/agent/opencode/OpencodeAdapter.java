package dev.chaperone.desktop.agent.opencode;

import static java.util.Map.entry;

import dev.chaperone.desktop.agent.AgentAdapter;
import dev.chaperone.desktop.agent.AgentProfile;
import dev.chaperone.desktop.agent.Coverage;
import dev.chaperone.desktop.agent.Hold;
import dev.chaperone.desktop.agent.HookCall;
import dev.chaperone.desktop.agent.HookQuestion;
import dev.chaperone.desktop.agent.HookReply;
import dev.chaperone.desktop.agent.RealPath;
import dev.chaperone.desktop.agent.hook.FieldNames;
import dev.chaperone.desktop.agent.hook.HookJson;
import dev.chaperone.desktop.agent.hook.HookReading;
import dev.chaperone.desktop.agent.hook.InputPaths;
import dev.chaperone.desktop.agent.hook.Mentions;
import dev.chaperone.desktop.agent.hook.TextParts;
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

/**
 * What our opencode plugin says, read. The plugin's words are ours, so only the tools and their input are opencode's.
 */
public final class OpencodeAdapter implements AgentAdapter {

    public static final String NAME = "opencode";

    public static final AgentProfile PROFILE = new AgentProfile(NAME, Set.of("1.18.33"), Coverage.all(Hold.ENFORCED));

    private static final Map<String, ToolRule> TOOLS = Map.ofEntries(
            entry("bash", new ToolRule.Runs("command", "workdir")),
            entry("read", ToolRule.reads("filePath")),
            entry("list", new ToolRule.Searches("path", "")),
            entry("grep", new ToolRule.Searches("path", "include")),
            entry("glob", new ToolRule.Searches("path", "pattern")),
            entry("edit", ToolRule.writes("filePath")),
            entry("write", ToolRule.writes("filePath")),
            entry("patch", new ToolRule.Patches("patchText")),
            entry("apply_patch", new ToolRule.Patches("patchText")),
            entry("webfetch", new ToolRule.Fetches("url")),
            entry("websearch", new ToolRule.Browses("search")),
            entry("codesearch", new ToolRule.Browses("search")),
            entry("task", new ToolRule.Internal()),
            entry("todowrite", new ToolRule.Internal()),
            entry("todoread", new ToolRule.Internal()),
            entry("question", new ToolRule.Internal()),
            entry("skill", new ToolRule.Internal()));

    private final RealPath paths;
    private final ToolTable tools;
    private final Mentions mentions;

    public OpencodeAdapter(RealPath paths, ShellActions shell) {
        this.paths = paths;
        this.tools = new ToolTable(TOOLS, t -> t.contains("_"), paths, shell);
        this.mentions = new Mentions(paths);
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public HookQuestion read(HookCall call) {
        return HookReading.of(call, FieldNames.snakeCase(), this::question);
    }

    @Override
    public HookReply render(HookCall call, Verdict verdict) {
        return OpencodeReply.of(call, verdict);
    }

    private HookQuestion question(HookJson input) {
        return switch (input.event("hook_event_name")) {
            case "ToolExecuteBefore" -> tools.question(input);
            case "ChatMessage" -> new HookQuestion.Ask(prompt(input));
            case String other -> throw new UnknownEventException(other);
        };
    }

    /** A file may be mentioned in the text, or be a part of its own that opencode has attached. */
    private List<AgentAction> prompt(HookJson input) {
        Origin origin = input.origin(paths);
        List<AgentAction> actions = new ArrayList<>();
        List<AbsolutePath> attached = new InputPaths(paths).in(input.root().path("files"), origin);
        if (!attached.isEmpty()) {
            actions.add(new AgentAction.ReadPath(origin, attached));
        }
        List<String> texts = texts(input.root());
        texts.forEach(text -> actions.addAll(mentions.in(text, origin)));
        actions.add(new AgentAction.SendPrompt(origin, TextParts.join(texts)));
        return actions;
    }

    static List<String> texts(JsonNode root) {
        JsonNode texts = root.path("texts");
        if (!texts.isArray() || !texts.valueStream().allMatch(JsonNode::isString)) {
            throw new IllegalArgumentException("the hook's input has no 'texts'");
        }
        return texts.valueStream().map(JsonNode::stringValue).toList();
    }
}
