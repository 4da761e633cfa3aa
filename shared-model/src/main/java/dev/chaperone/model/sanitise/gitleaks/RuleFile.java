package dev.chaperone.model.sanitise.gitleaks;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.toml.TomlMapper;

/** Reads one file and those that it extends. */
final class RuleFile {

    private static final int MAX_DEPTH = 2;
    private static final TomlMapper TOML = new TomlMapper();
    private static final String KEYS = "title, description, minVersion, extend, rules, allowlists";

    private final String name;
    private final ExtendedFiles files;
    private final int depth;
    private final Map<String, Rule> rules = new TreeMap<>();
    private final List<Allowlist> global = new ArrayList<>();
    private final Map<String, List<Allowlist>> targeted = new HashMap<>();

    private RuleFile(String name, ExtendedFiles files, int depth) {
        this.name = name;
        this.files = files;
        this.depth = depth;
    }

    static GitleaksRules read(String name, String toml, ExtendedFiles files) throws IOException {
        RuleFile file = new RuleFile(name, files, 0);
        file.read(toml);
        file.rules.values().forEach(rule -> RuleReader.check(name, rule));
        file.targeted.forEach(file::allow);
        return new GitleaksRules(file.rules, file.global);
    }

    private void read(String toml) throws IOException {
        Table top = new Table(name, parse(toml));
        top.text("title");
        top.text("description");
        top.text("minVersion");
        for (Table table : top.tables("rules")) {
            Rule rule = RuleReader.read(name, table);
            if (rules.put(rule.id(), rule) != null) {
                throw table.wrong("is there twice", "rename one");
            }
        }
        checkRequired();
        for (AllowlistReader.Targeted one : AllowlistReader.read(top, true)) {
            add(one);
        }
        var extend = top.table("extend");
        if (extend.isPresent()) {
            extend(extend.get());
        }
        top.close(KEYS);
    }

    private JsonNode parse(String toml) {
        try {
            return TOML.readTree(toml);
        } catch (JacksonException e) {
            int line = e.getLocation() == null ? 0 : e.getLocation().getLineNr();
            throw new IllegalArgumentException(
                    "%s: line %d: is no TOML (%s); correct it".formatted(name, line, e.getOriginalMessage()), e);
        }
    }

    private void checkRequired() {
        for (Rule rule : rules.values()) {
            for (Required required : rule.required()) {
                if (!rules.containsKey(required.rule())) {
                    throw new IllegalArgumentException(
                            "%s: rule %s: required rule '%s' is not in this file; add it or remove the requirement"
                                    .formatted(name, rule.id(), required.rule()));
                }
            }
        }
    }

    private void add(AllowlistReader.Targeted one) {
        if (one.rules().isEmpty()) {
            global.add(one.allowlist());
        } else if (depth > 0) {
            throw new IllegalArgumentException(
                    "%s: allowlists: gitleaks ignores targetRules in an extended file; move it to the file that extends"
                            .formatted(name));
        }
        for (String id : one.rules()) {
            targeted.computeIfAbsent(id, _ -> new ArrayList<>()).add(one.allowlist());
        }
    }

    private void extend(Table extend) throws IOException {
        if (extend.flag("useDefault")) {
            throw extend.wrong(
                    "'useDefault' needs gitleaks' own rules, which are not part of Chaperone",
                    "save config/gitleaks.toml of your gitleaks and name it in 'path'");
        }
        if (!extend.text("url").isEmpty()) {
            throw extend.wrong("'url' is not loaded, by gitleaks neither", "save the file and name it in 'path'");
        }
        String path = extend.text("path");
        Set<String> disabled = new HashSet<>(extend.texts("disabledRules"));
        extend.close("path, disabledRules");
        if (path.isEmpty()) {
            return;
        }
        if (depth == MAX_DEPTH) {
            throw extend.wrong(
                    "gitleaks follows 'path' %d times only".formatted(MAX_DEPTH), "put the rules into one file");
        }
        RuleFile base = new RuleFile(path, files, depth + 1);
        base.read(files.read(path));
        for (Rule rule : base.rules.values()) {
            if (!disabled.contains(rule.id())) {
                rules.merge(rule.id(), rule, this::merged);
            }
        }
        global.addAll(base.global);
    }

    private Rule merged(Rule own, Rule base) {
        if (!own.required().isEmpty() || own.skipReport()) {
            throw new IllegalArgumentException(
                    "%s: rule %s: gitleaks ignores 'required' and 'skipReport' of a rule that changes an extended one; move them there"
                            .formatted(name, own.id()));
        }
        return own.over(base);
    }

    private void allow(String id, List<Allowlist> allowlists) {
        Rule rule = rules.get(id);
        if (rule == null) {
            throw new IllegalArgumentException(
                    "%s: allowlists: targetRules names '%s', which is no rule; correct it".formatted(name, id));
        }
        rules.put(id, rule.allowing(allowlists));
    }
}
