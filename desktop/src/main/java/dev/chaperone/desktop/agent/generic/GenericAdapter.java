package dev.chaperone.desktop.agent.generic;

import dev.chaperone.desktop.agent.AgentAdapter;
import dev.chaperone.desktop.agent.HookCall;
import dev.chaperone.desktop.agent.HookQuestion;
import dev.chaperone.desktop.agent.HookReply;
import dev.chaperone.desktop.agent.RealPath;
import dev.chaperone.desktop.agent.hook.FieldNames;
import dev.chaperone.desktop.agent.hook.HookJson;
import dev.chaperone.desktop.agent.hook.HookReading;
import dev.chaperone.desktop.agent.hook.ReplyWords;
import dev.chaperone.desktop.agent.hook.UnknownEventException;
import dev.chaperone.desktop.shell.ShellActions;
import dev.chaperone.model.action.AbsolutePath;
import dev.chaperone.model.action.AgentAction;
import dev.chaperone.model.action.Origin;
import dev.chaperone.model.action.Verdict;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The generic contract, version 1: one action in, one decision out. */
public final class GenericAdapter implements AgentAdapter {

    public static final String NAME = "generic";

    private static final FieldNames FIELDS =
            new FieldNames(List.of("session"), List.of("folder"), List.of("call"), List.of("tool"), List.of("input"));

    private final RealPath paths;
    private final ShellActions shell;

    public GenericAdapter(RealPath paths, ShellActions shell) {
        this.paths = paths;
        this.shell = shell;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public HookQuestion read(HookCall call) {
        return HookReading.of(call, FIELDS, input -> question(call.event(), input));
    }

    @Override
    public HookReply render(HookCall call, Verdict verdict) {
        return switch (verdict) {
            case Verdict.Allow _ -> HookReply.json(answer("allow", verdict).toString());
            case Verdict.Rewrite rewrite ->
                HookReply.json(
                        answer("rewrite", verdict).put("text", rewrite.text()).toString());
            case Verdict.Deny deny -> {
                ObjectNode answer = answer("deny", verdict).put("reason", ReplyWords.reason(deny));
                yield new HookReply(2, HookReply.Stream.OUT, answer.toString());
            }
        };
    }

    private HookQuestion question(String event, HookJson input) {
        if (!event.equals("Ask")) {
            throw new UnknownEventException(event);
        }
        if (input.root().path("version").asInt(0) != 1) {
            throw new IllegalArgumentException("the hook's input is not of version 1");
        }
        Origin origin = input.origin(paths);
        return new HookQuestion.Ask(
                switch (input.required("action")) {
                    case "read" -> List.of(new AgentAction.ReadPath(origin, places(input, origin)));
                    case "write" -> List.of(new AgentAction.WritePath(origin, places(input, origin)));
                    case "run" -> shell.of(input.required("command"), origin);
                    case "prompt" -> List.of(new AgentAction.SendPrompt(origin, input.required("text")));
                    case "network" -> List.of(new AgentAction.UseNetwork(origin, input.required("host")));
                    case "tool" ->
                        List.of(new AgentAction.CallTool(origin, input.required("tool"), places(input, origin)));
                    case String _ ->
                        throw new IllegalArgumentException(
                                "the action is none of read, write, run, prompt, network and tool");
                });
    }

    /** Only a tool may name none. */
    private List<AbsolutePath> places(HookJson input, Origin origin) {
        JsonNode names = input.root().path("paths");
        boolean mayBeNone = input.required("action").equals("tool");
        if (!names.valueStream().allMatch(JsonNode::isString) || (names.isEmpty() && !mayBeNone)) {
            throw new IllegalArgumentException("the hook's input has no 'paths'");
        }
        return names.valueStream()
                .flatMap(n -> paths.places(n.stringValue(), origin.workingDirectory()).stream())
                .toList();
    }

    private static ObjectNode answer(String decision, Verdict verdict) {
        return JsonMapper.shared()
                .createObjectNode()
                .put("version", 1)
                .put("decision", decision)
                .put("id", verdict.decision().value());
    }
}
