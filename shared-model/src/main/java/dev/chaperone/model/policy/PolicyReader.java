package dev.chaperone.model.policy;

import dev.chaperone.model.action.ActionKind;
import dev.chaperone.model.policy.PolicyReading.DraftRule;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.snakeyaml.engine.v2.nodes.Node;

/** Reads the text of one policy file. Strict: an unknown key, a wrong word or a wrong type rejects the whole text. */
public final class PolicyReader {

    private static final String API_VERSION = "chaperone/v1";
    private static final List<String> TOP =
            List.of("apiVersion", "kind", "metadata", "settings", "rules", "data", "elevations");
    private static final List<String> RULE = List.of(
            "id",
            "effect",
            "mode",
            "fallback",
            "actions",
            "agents",
            "paths",
            "tools",
            "reason",
            "remedy",
            "ifSetting",
            "liftable");
    private static final List<String> ACTIONS =
            Arrays.stream(ActionKind.values()).map(ActionKind::wireName).toList();
    private static final List<String> EFFECTS = List.of("forbid", "ask", "permit");
    private static final List<String> MODES = List.of("observe", "enforce");
    private static final Set<ActionKind> PATHLESS = EnumSet.of(ActionKind.PROMPT, ActionKind.NETWORK);

    private final YamlText yaml;
    private final Set<String> seenIds = new HashSet<>();

    private PolicyReader(String source) {
        this.yaml = new YamlText(source);
    }

    /** @param source how problems call this text, usually the file name */
    public static PolicyReading read(String source, String text) {
        return new PolicyReader(source).read(text);
    }

    private PolicyReading read(String text) {
        Optional<Node> root = yaml.root(text);
        if (root.isEmpty()) {
            return new PolicyReading.Rejected(yaml.problems());
        }
        Map<String, Node> top = yaml.mapping(root.get(), "", TOP);
        yaml.expect(root.get(), top, "apiVersion", API_VERSION);
        yaml.expect(root.get(), top, "kind", "Policy");
        Map<String, Node> metadata = section(top, "metadata", List.of("name", "version"));
        PolicyReading.Read read = new PolicyReading.Read(
                yaml.text(metadata, "name", "metadata").orElse("unnamed"),
                version(metadata),
                settings(top),
                rules(top),
                data(top),
                elevations(top));
        return yaml.problems().isEmpty() ? read : new PolicyReading.Rejected(yaml.problems());
    }

    private Map<String, Node> section(Map<String, Node> top, String key, List<String> allowed) {
        Node node = top.get(key);
        return node == null ? Map.of() : yaml.mapping(node, key, allowed);
    }

    private DataRules data(Map<String, Node> top) {
        Node node = top.get("data");
        return node == null ? DataRules.none() : new DataReader(yaml, node).read();
    }

    private List<Elevation> elevations(Map<String, Node> top) {
        Node node = top.get("elevations");
        return node == null ? List.of() : new ElevationReader(yaml).read(node);
    }

    private int version(Map<String, Node> metadata) {
        String text = yaml.text(metadata, "version", "metadata").orElse("0");
        if (text.matches("\\d{1,9}")) {
            return Integer.parseInt(text);
        }
        yaml.problem(metadata.get("version"), "metadata.version", "'%s' is not a whole number".formatted(text));
        return 0;
    }

    private Map<String, Given> settings(Map<String, Node> top) {
        Map<String, Given> values = new LinkedHashMap<>();
        section(top, "settings", Settings.keys()).forEach((key, node) -> {
            Object value = yaml.value(node, "settings." + key);
            Settings.complaint(key, value)
                    .ifPresentOrElse(
                            message -> yaml.problem(node, "settings." + key, message),
                            () -> values.put(key, new Given(value, yaml.at(node))));
        });
        return values;
    }

    private List<DraftRule> rules(Map<String, Node> top) {
        List<DraftRule> rules = new ArrayList<>();
        Node node = top.get("rules");
        if (node != null) {
            List<Node> entries = yaml.sequence(node, "rules");
            for (int i = 0; i < entries.size(); i++) {
                rules.add(rule(entries.get(i), "rules[%d]".formatted(i)));
            }
        }
        return rules;
    }

    private DraftRule rule(Node node, String where) {
        Map<String, Node> keys = yaml.mapping(node, where, RULE);
        Map<String, Node> paths = keys.containsKey("paths")
                ? yaml.mapping(keys.get("paths"), where + ".paths", List.of("anyOf", "list"))
                : Map.of();
        Rule rule = new Rule(
                id(node, keys, where),
                effect(node, keys, where),
                yaml.word(keys, "fallback", where, List.of("true", "false"))
                        .map(Boolean::parseBoolean)
                        .orElse(false),
                actions(node, keys, where),
                keys.containsKey("agents") ? globs(keys, "agents", where, Glob::new) : List.of(new Glob("**")),
                globs(paths, "anyOf", where + ".paths", Glob::ofPaths),
                globs(keys, "tools", where, Glob::new),
                yaml.text(keys, "reason", where).orElse(""),
                yaml.text(keys, "remedy", where).orElse(""),
                mode(keys, where),
                lift(keys, where));
        requirePossible(rule, keys, where);
        return new DraftRule(
                rule,
                yaml.word(keys, "ifSetting", where, Settings.switches()).orElse(""),
                yaml.word(paths, "list", where + ".paths", Settings.lists()).orElse(""),
                yaml.at(node));
    }

    private String id(Node node, Map<String, Node> keys, String where) {
        String id = yaml.text(keys, "id", where).orElse("");
        if (!id.matches("[a-z0-9][a-z0-9.-]{0,63}")) {
            yaml.problem(
                    node, where + ".id", "'%s' is not an id; use a-z, 0-9, dot and dash, 64 at most".formatted(id));
        } else if (!seenIds.add(id)) {
            yaml.problem(node, where + ".id", "'%s' is used twice".formatted(id));
        }
        return id;
    }

    private Optional<Mode> mode(Map<String, Node> keys, String where) {
        Optional<String> mode = yaml.word(keys, "mode", where, MODES);
        if (mode.isPresent() && yaml.text(keys, "effect", where).orElse("").equals("permit")) {
            yaml.problem(keys.get("mode"), where + ".mode", "has no meaning for a permit; remove it");
        }
        return mode.map(w -> Mode.valueOf(w.toUpperCase(Locale.ROOT)));
    }

    private Lift lift(Map<String, Node> keys, String where) {
        boolean never = yaml.word(keys, "liftable", where, List.of("true", "false"))
                .filter("false"::equals)
                .isPresent();
        return never ? Lift.NEVER : Lift.POSSIBLE;
    }

    /** A rule that never matches would be taken for one that protects. */
    private void requirePossible(Rule rule, Map<String, Node> keys, String where) {
        if (!rule.actions().isEmpty() && PATHLESS.containsAll(rule.actions()) && keys.containsKey("paths")) {
            yaml.problem(
                    keys.get("paths"),
                    where + ".paths",
                    "never matches, since %s has no path; remove it or add an action that has one"
                            .formatted(names(rule.actions())));
        }
        if (!rule.tools().isEmpty() && !rule.actions().contains(ActionKind.TOOL)) {
            yaml.problem(keys.get("tools"), where + ".tools", "never matches without the action tool.call; add it");
        }
    }

    private static String names(Set<ActionKind> kinds) {
        return String.join(
                ", ", kinds.stream().map(ActionKind::wireName).sorted().toList());
    }

    private Effect effect(Node node, Map<String, Node> keys, String where) {
        if (!keys.containsKey("effect")) {
            yaml.problem(node, where + ".effect", "is missing; use forbid, ask or permit");
        }
        return yaml.word(keys, "effect", where, EFFECTS)
                .map(w -> Effect.valueOf(w.toUpperCase(Locale.ROOT)))
                .orElse(Effect.FORBID);
    }

    private Set<ActionKind> actions(Node node, Map<String, Node> keys, String where) {
        Set<ActionKind> kinds = EnumSet.noneOf(ActionKind.class);
        if (!keys.containsKey("actions")) {
            yaml.problem(node, where + ".actions", "is missing; use " + String.join(", ", ACTIONS));
            return kinds;
        }
        for (String name : yaml.strings(keys.get("actions"), where + ".actions")) {
            ActionKind.named(name)
                    .ifPresentOrElse(
                            kinds::add,
                            () -> yaml.problem(
                                    keys.get("actions"),
                                    where + ".actions",
                                    "'%s' is no action; %s".formatted(name, Suggestion.among(ACTIONS, name))));
        }
        return kinds;
    }

    private List<Glob> globs(Map<String, Node> keys, String key, String where, Function<String, Glob> reading) {
        List<Glob> globs = new ArrayList<>();
        if (keys.containsKey(key)) {
            for (String pattern : yaml.strings(keys.get(key), YamlText.join(where, key))) {
                try {
                    globs.add(reading.apply(pattern));
                } catch (IllegalArgumentException e) {
                    yaml.problem(keys.get(key), YamlText.join(where, key), String.valueOf(e.getMessage()));
                }
            }
        }
        return globs;
    }
}
