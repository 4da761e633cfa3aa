package dev.chaperone.desktop.agent.hook;

import dev.chaperone.desktop.agent.HookQuestion;
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
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;

/** One agent's contract table: what each of its tools does, in actions. A tool without a row is refused. */
public final class ToolTable {

    private static final String EACH = "[].";

    private final Map<String, ToolRule> rules;
    private final Predicate<String> foreign;
    private final RealPath paths;
    private final ShellActions shell;

    /**
     * @param rules what each tool does, by its name
     * @param foreign tells by its name whether a tool without a row comes from an MCP server
     */
    public ToolTable(Map<String, ToolRule> rules, Predicate<String> foreign, RealPath paths, ShellActions shell) {
        this.rules = Map.copyOf(rules);
        this.foreign = foreign;
        this.paths = paths;
        this.shell = shell;
    }

    /**
     * The question a tool call raises, where the input names tool, arguments and folder in its own fields.
     *
     * @throws IllegalArgumentException in words fit for the agent
     */
    public HookQuestion question(HookJson input) {
        return new HookQuestion.Ask(actions(input.toolName(), input.toolInput(), input.origin(paths)));
    }

    /** @throws IllegalArgumentException in words fit for the agent */
    public List<AgentAction> actions(String tool, JsonNode input, Origin origin) {
        return switch (rule(tool)) {
            case ToolRule.Reads(var fields) -> List.of(new ReadPath(origin, named(input, origin, fields)));
            case ToolRule.Writes(var fields) -> List.of(new WritePath(origin, named(input, origin, fields)));
            case ToolRule.Searches searches -> List.of(new ReadPath(origin, searched(input, origin, searches)));
            case ToolRule.Runs runs -> run(input, origin, runs);
            case ToolRule.Patches(var field) -> patch(HookJson.text(input, field), origin);
            case ToolRule.Fetches(var field) -> List.of(new UseNetwork(origin, host(HookJson.text(input, field))));
            case ToolRule.Browses(var label) -> List.of(new UseNetwork(origin, label));
            case ToolRule.Internal _ -> List.of(new CallTool(origin, tool, List.of()));
            case ToolRule.Foreign _ -> List.of(new CallTool(origin, tool, new InputPaths(paths).in(input, origin)));
        };
    }

    private ToolRule rule(String tool) {
        ToolRule rule = rules.get(tool);
        if (rule != null) {
            return rule;
        }
        if (foreign.test(tool)) {
            return new ToolRule.Foreign();
        }
        throw new UnknownToolException(tool);
    }

    /** All of them, for nobody knows which one the agent would prefer. */
    private List<AbsolutePath> named(JsonNode input, Origin origin, List<String> fields) {
        List<AbsolutePath> places = fields.stream()
                .flatMap(field -> names(input, field).stream())
                .flatMap(name -> paths.places(name, origin.workingDirectory()).stream())
                .toList();
        if (places.isEmpty()) {
            throw new IllegalArgumentException("the tool's input names no file");
        }
        return places;
    }

    private static List<String> names(JsonNode input, String field) {
        int list = field.indexOf(EACH);
        if (list < 0) {
            return HookJson.optional(input, field).stream().toList();
        }
        JsonNode entries = input.path(field.substring(0, list));
        if (!entries.isMissingNode() && !entries.isArray()) {
            throw new IllegalArgumentException("the tool's '%s' is no list".formatted(field.substring(0, list)));
        }
        return entries.valueStream()
                .map(entry -> HookJson.text(entry, field.substring(list + EACH.length())))
                .toList();
    }

    private List<AbsolutePath> searched(JsonNode input, Origin origin, ToolRule.Searches rule) {
        List<AbsolutePath> places = new ArrayList<>();
        Optional<String> pattern = HookJson.optional(input, rule.pattern()).flatMap(SearchPattern::folderOutside);
        for (String folder : folders(input, rule.folder())) {
            List<AbsolutePath> there = paths.places(folder, origin.workingDirectory());
            places.addAll(there);
            pattern.ifPresent(outside -> places.addAll(paths.places(outside, there.getFirst())));
        }
        return places;
    }

    /** One folder, a list of them, or none, which means where the agent stands. */
    private static List<String> folders(JsonNode input, String field) {
        JsonNode value = input.path(field);
        if (!value.isArray()) {
            return List.of(HookJson.optional(input, field).orElse("."));
        }
        if (value.isEmpty() || !value.valueStream().allMatch(JsonNode::isString)) {
            throw new IllegalArgumentException("the tool's '%s' is not a list of names".formatted(field));
        }
        return value.valueStream().map(JsonNode::stringValue).toList();
    }

    /** A command may be told to run somewhere else than where the agent stands. */
    private List<AgentAction> run(JsonNode input, Origin origin, ToolRule.Runs rule) {
        String command = HookJson.text(input, rule.command());
        Optional<String> folder = HookJson.optional(input, rule.folder());
        Origin there = folder.map(f -> standingIn(f, origin)).orElse(origin);
        List<AgentAction> actions = new ArrayList<>(shell.of(command, there));
        if (command.contains(PatchFiles.BEGIN)) {
            actions.addAll(patch(command, there)); // some agents apply it themselves instead of starting a program
        }
        return actions;
    }

    private Origin standingIn(String folder, Origin origin) {
        AbsolutePath there = paths.places(folder, origin.workingDirectory()).getFirst();
        return new Origin(origin.agent(), origin.session(), origin.call(), there, origin.reason());
    }

    private List<AgentAction> patch(String patch, Origin origin) {
        List<AbsolutePath> places = PatchFiles.in(patch).stream()
                .flatMap(name -> paths.places(name, origin.workingDirectory()).stream())
                .toList();
        return List.of(new WritePath(origin, places));
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
