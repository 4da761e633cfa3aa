package dev.chaperone.model.policy;

import dev.chaperone.model.policy.DataRules.DataResponse;
import dev.chaperone.model.sanitise.Destination;
import dev.chaperone.model.sanitise.Response;
import dev.chaperone.model.sanitise.ResponseMatrix;
import dev.chaperone.model.sanitise.Sanitiser;
import dev.chaperone.model.sanitise.gitleaks.GitleaksRules;
import dev.chaperone.model.sanitise.token.TokenRule;
import dev.chaperone.model.sanitise.token.TokenRules;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.nodes.Node;

/** Reads the section {@code data} of a policy: responses, words, rules of our form and rules for gitleaks. */
final class DataReader {

    private static final String WHERE = "data";
    private static final List<String> KEYS = List.of("responses", "words", "rules", "gitleaks");
    private static final List<String> ROW = List.of("classes", "confidence", "destinations", "response");
    private static final List<String> DESTINATIONS = names(Destination.values());
    private static final List<String> RESPONSES = names(Response.values());
    private static final String CLASS = "\\*|(secret|personal|organisation)\\.([a-z0-9-]+|[a-z0-9-]*\\*)";

    private final YamlText yaml;
    private final Map<String, Node> keys;

    DataReader(YamlText yaml, Node node) {
        this.yaml = yaml;
        this.keys = yaml.mapping(node, WHERE, KEYS);
    }

    DataRules read() {
        List<TokenRule> rules = new ArrayList<>(words());
        rules.addAll(ownRules());
        return new DataRules(responses(), rules, gitleaks());
    }

    private List<DataResponse> responses() {
        List<DataResponse> responses = new ArrayList<>();
        Node node = keys.get("responses");
        List<Node> rows = node == null ? List.of() : yaml.sequence(node, WHERE + ".responses");
        for (int i = 0; i < rows.size(); i++) {
            responses.addAll(row(rows.get(i), "%s.responses[%d]".formatted(WHERE, i)));
        }
        return responses;
    }

    private List<DataResponse> row(Node node, String where) {
        Map<String, Node> row = yaml.mapping(node, where, ROW);
        Optional<Response> response = yaml.word(row, "response", where, RESPONSES)
                .map(word -> Response.valueOf(word.toUpperCase(Locale.ROOT)));
        if (!row.containsKey("response")) {
            yaml.problem(node, where + ".response", "is missing; use " + String.join(", ", RESPONSES));
        }
        int confidence = confidence(row, where);
        Set<Destination> destinations = destinations(row, where);
        return classes(node, row, where).stream()
                .flatMap(c -> response
                        .map(r ->
                                new DataResponse(new ResponseMatrix.Row(c, confidence, destinations, r), yaml.at(node)))
                        .stream())
                .toList();
    }

    private List<String> classes(Node node, Map<String, Node> row, String where) {
        if (!row.containsKey("classes")) {
            yaml.problem(node, where + ".classes", "is missing; write '*', 'secret.*' or a class that sanitise names");
            return List.of();
        }
        List<String> classes = yaml.strings(row.get("classes"), where + ".classes");
        classes.stream()
                .filter(c -> !c.matches(CLASS))
                .forEach(c -> yaml.problem(
                        row.get("classes"),
                        where + ".classes",
                        "'%s' is no class; begin with secret., personal. or organisation., or write '*'".formatted(c)));
        return classes;
    }

    private int confidence(Map<String, Node> row, String where) {
        String text = yaml.text(row, "confidence", where).orElse("0");
        if (text.matches("\\d{1,2}|100")) {
            return Integer.parseInt(text);
        }
        yaml.problem(
                row.get("confidence"),
                where + ".confidence",
                "'%s' is not a whole number from 0 to 100".formatted(text));
        return 0;
    }

    private Set<Destination> destinations(Map<String, Node> row, String where) {
        if (!row.containsKey("destinations")) {
            return EnumSet.allOf(Destination.class);
        }
        Set<Destination> destinations = EnumSet.noneOf(Destination.class);
        for (String word : yaml.strings(row.get("destinations"), where + ".destinations")) {
            if (DESTINATIONS.contains(word)) {
                destinations.add(Destination.valueOf(word.toUpperCase(Locale.ROOT)));
            } else {
                yaml.problem(
                        row.get("destinations"),
                        where + ".destinations",
                        "'%s' is no destination; %s".formatted(word, Suggestion.among(DESTINATIONS, word)));
            }
        }
        return destinations;
    }

    private List<TokenRule> words() {
        List<TokenRule> rules = new ArrayList<>();
        Node node = keys.get("words");
        Map<String, Node> lists = node == null ? Map.of() : yaml.mapping(node, WHERE + ".words", List.of());
        lists.forEach((id, list) -> {
            String where = WHERE + ".words." + id;
            if (!id.matches("[a-z0-9][a-z0-9-]{0,63}")) {
                yaml.problem(list, where, "'%s' is not an id; use a-z, 0-9 and dash, 64 at most".formatted(id));
            }
            List<String> words = yaml.strings(list, where);
            if (words.isEmpty() || words.stream().anyMatch(String::isBlank)) {
                yaml.problem(list, where, "has no word, or an empty one; write what is to be found");
                return;
            }
            rules.addAll(usable(list, where, List.of(new TokenRule(id, id, List.of(), words, List.of(), List.of()))));
        });
        return rules;
    }

    private List<TokenRule> ownRules() {
        Node node = keys.get("rules");
        String where = WHERE + ".rules";
        try {
            return yaml.text(keys, "rules", WHERE)
                    .map(text -> usable(node, where, TokenRules.parse(text)))
                    .orElse(List.of());
        } catch (IllegalArgumentException e) {
            yaml.problem(node, where, String.valueOf(e.getMessage()));
            return List.of();
        }
    }

    /** A rule no scanner can be made of would only be noticed when the first prompt comes. */
    private List<TokenRule> usable(@Nullable Node node, String where, List<TokenRule> rules) {
        try {
            Sanitiser.check(rules);
            return rules;
        } catch (IllegalArgumentException e) {
            yaml.problem(node, where, String.valueOf(e.getMessage()));
            return List.of();
        }
    }

    private List<GitleaksRules> gitleaks() {
        Node node = keys.get("gitleaks");
        try {
            Optional<String> toml = yaml.text(keys, "gitleaks", WHERE);
            return toml.isEmpty()
                    ? List.of()
                    : List.of(GitleaksRules.parse(WHERE + ".gitleaks", toml.get(), DataReader::noFile));
        } catch (IllegalArgumentException | IOException e) {
            yaml.problem(node, WHERE + ".gitleaks", String.valueOf(e.getMessage()));
            return List.of();
        }
    }

    private static String noFile(String path) throws IOException {
        throw new IOException(
                "extends the file '%s', which a policy can't carry; write its rules here".formatted(path));
    }

    private static List<String> names(Enum<?>[] values) {
        return Stream.of(values).map(v -> v.name().toLowerCase(Locale.ROOT)).toList();
    }
}
