package dev.chaperone.desktop.agent.kiro;

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
import dev.chaperone.desktop.agent.hook.ReplyWords;
import dev.chaperone.desktop.agent.hook.ToolRule;
import dev.chaperone.desktop.agent.hook.ToolTable;
import dev.chaperone.desktop.agent.hook.UnknownEventException;
import dev.chaperone.desktop.shell.ShellActions;
import dev.chaperone.model.action.Verdict;
import java.util.Map;
import java.util.Set;

/** Kiro's hook language. A call without a session, as version 2 sends it, is refused. */
public final class KiroAdapter implements AgentAdapter {

    public static final String NAME = "kiro";

    public static final AgentProfile PROFILE =
            new AgentProfile(NAME, Set.of(), Coverage.all(Hold.WHILE_HOOKED).but(Hold.BLIND, Channel.SUBAGENT));

    private static final ToolRule READ = ToolRule.reads("operations[].path", "path");
    private static final ToolRule WRITE = ToolRule.writes("path");
    private static final ToolRule SHELL = new ToolRule.Runs("command", "working_dir");

    /** Version 3 says {@code read}, {@code write} and {@code shell}; the older names are its aliases. */
    private static final Map<String, ToolRule> TOOLS = Map.ofEntries(
            entry("read", READ),
            entry("fs_read", READ),
            entry("fsRead", READ),
            entry("write", WRITE),
            entry("fs_write", WRITE),
            entry("fsWrite", WRITE),
            entry("shell", SHELL),
            entry("execute_bash", SHELL),
            entry("executeBash", SHELL),
            entry("glob", new ToolRule.Searches("path", "pattern")),
            entry("grep", new ToolRule.Searches("path", "include")),
            entry("web_search", new ToolRule.Browses("search")),
            entry("web_fetch", new ToolRule.Fetches("url")),
            entry("thinking", new ToolRule.Internal()),
            entry("todo", new ToolRule.Internal()),
            entry("todo_list", new ToolRule.Internal()));

    private final RealPath paths;
    private final ToolTable tools;
    private final Mentions mentions;

    public KiroAdapter(RealPath paths, ShellActions shell) {
        this.paths = paths;
        this.tools = new ToolTable(TOOLS, t -> t.startsWith("@"), paths, shell);
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

    /** A reason on standard error and a non-zero exit code; on standard output it would go into the conversation. */
    @Override
    public HookReply render(HookCall call, Verdict verdict) {
        return switch (verdict) {
            case Verdict.Allow _ -> HookReply.silent();
            case Verdict.Deny deny -> HookReply.no(ReplyWords.reason(deny));
            case Verdict.Rewrite rewrite -> HookReply.no(ReplyWords.heldBack(rewrite));
        };
    }

    /** A hook file's triggers begin with a capital letter, the input's event with a small one. */
    private HookQuestion question(HookJson input) {
        return switch (input.event("hook_event_name")) {
            case "preToolUse" -> tools.question(input);
            case "userPromptSubmit" ->
                new HookQuestion.Ask(mentions.withPrompt(input.required("prompt"), input.origin(paths)));
            case String other -> throw new UnknownEventException(other);
        };
    }
}
