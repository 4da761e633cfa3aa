package dev.chaperone.model.policy.rehearsal;

import dev.chaperone.model.action.AbsolutePath;
import dev.chaperone.model.action.ActionKind;
import dev.chaperone.model.policy.Effect;
import dev.chaperone.model.policy.Mode;
import dev.chaperone.model.policy.PolicyProblem;
import dev.chaperone.model.policy.YamlText;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.snakeyaml.engine.v2.nodes.Node;

/**
 * Reads the tests beside a policy: {@code kind: PolicyTest}, the file of the policy, and cases. As strict as the reader
 * of policies.
 */
public final class PolicyCases {

    /** What {@code ~} stands for in a test, whoever runs it. */
    public static final AbsolutePath HOME = new AbsolutePath("/home/ana");

    private static final List<String> CASE =
            List.of("name", "agent", "action", "path", "tool", "host", "command", "expect", "rule", "mode");
    private static final List<String> ACTIONS =
            Arrays.stream(ActionKind.values()).map(ActionKind::wireName).toList();
    private static final List<String> EFFECTS = List.of("forbid", "ask", "permit");
    private static final List<String> MODES = List.of("observe", "enforce");

    private final YamlText yaml;

    private PolicyCases(String source) {
        this.yaml = new YamlText(source);
    }

    /** What came of reading. */
    public sealed interface Reading {

        /** @param policies names of the files the cases are about, relative to the test file, weakest first */
        record Read(List<String> policies, List<PolicyCase> cases) implements Reading {
            public Read {
                policies = List.copyOf(policies);
                cases = List.copyOf(cases);
            }
        }

        record Rejected(List<PolicyProblem> problems) implements Reading {
            public Rejected {
                problems = List.copyOf(problems);
            }
        }
    }

    /** @param source how problems call this text, usually the file name */
    public static Reading read(String source, String text) {
        return new PolicyCases(source).read(text);
    }

    private Reading read(String text) {
        Optional<Node> root = yaml.root(text);
        if (root.isEmpty()) {
            return new Reading.Rejected(yaml.problems());
        }
        Map<String, Node> top = yaml.mapping(root.get(), "", List.of("apiVersion", "kind", "policy", "cases"));
        yaml.expect(root.get(), top, "apiVersion", "chaperone/v1");
        yaml.expect(root.get(), top, "kind", "PolicyTest");
        List<PolicyCase> cases = cases(root.get(), top);
        List<String> policies = policies(root.get(), top);
        return yaml.problems().isEmpty() ? new Reading.Read(policies, cases) : new Reading.Rejected(yaml.problems());
    }

    private List<String> policies(Node root, Map<String, Node> top) {
        Node node = top.get("policy");
        if (node == null) {
            yaml.problem(root, "policy", "is missing; name the policy's file");
            return List.of();
        }
        return yaml.strings(node, "policy");
    }

    private List<PolicyCase> cases(Node root, Map<String, Node> top) {
        List<PolicyCase> cases = new ArrayList<>();
        Node node = top.get("cases");
        List<Node> entries = node == null ? List.of() : yaml.sequence(node, "cases");
        if (entries.isEmpty()) {
            yaml.problem(root, "cases", "there is none; a test that tests nothing proves nothing");
        }
        for (int i = 0; i < entries.size(); i++) {
            cases.add(one(entries.get(i), "cases[%d]".formatted(i)));
        }
        return cases;
    }

    private PolicyCase one(Node node, String where) {
        Map<String, Node> keys = yaml.mapping(node, where, CASE);
        List.of("name", "agent", "action", "expect").stream()
                .filter(key -> !keys.containsKey(key))
                .forEach(key -> yaml.problem(node, where + "." + key, "is missing"));
        ActionKind kind = yaml.word(keys, "action", where, ACTIONS)
                .flatMap(ActionKind::named)
                .orElse(ActionKind.READ);
        Supposed action = new Supposed(
                yaml.text(keys, "agent", where).orElse(""), kind, path(keys, where), subject(keys, kind, where));
        return new PolicyCase(
                yaml.text(keys, "name", where).orElse(""),
                action,
                yaml.word(keys, "expect", where, EFFECTS)
                        .map(w -> Effect.valueOf(w.toUpperCase(Locale.ROOT)))
                        .orElse(Effect.FORBID),
                yaml.text(keys, "rule", where),
                yaml.word(keys, "mode", where, MODES).map(w -> Mode.valueOf(w.toUpperCase(Locale.ROOT))),
                yaml.at(node));
    }

    private String subject(Map<String, Node> keys, ActionKind kind, String where) {
        String key = switch (kind) {
            case TOOL -> "tool";
            case NETWORK -> "host";
            case READ, WRITE, RUN, PROMPT, PUSH -> "command";
        };
        return yaml.text(keys, key, where).orElse("");
    }

    private Optional<AbsolutePath> path(Map<String, Node> keys, String where) {
        Optional<String> text = yaml.text(keys, "path", where);
        try {
            return text.map(t -> path(t, HOME));
        } catch (IllegalArgumentException e) {
            yaml.problem(keys.get("path"), where + ".path", "must be absolute or start with ~/");
            return Optional.empty();
        }
    }

    /**
     * A path as people write it.
     *
     * @throws IllegalArgumentException if it is neither absolute nor below {@code ~}
     */
    public static AbsolutePath path(String text, AbsolutePath home) {
        boolean below = text.equals("~") || text.startsWith("~/");
        return new AbsolutePath(below ? home.value() + text.substring(1) : text);
    }
}
