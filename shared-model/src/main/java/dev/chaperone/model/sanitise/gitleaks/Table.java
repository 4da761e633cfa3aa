package dev.chaperone.model.sanitise.gitleaks;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/**
 * One table of a file, of which every key must be asked for. As in gitleaks, keys may be written in any case. For one
 * thread.
 */
final class Table {

    /** What a complaint begins with: the file, and the rule as soon as it is known. */
    private String where;

    private final Map<String, JsonNode> values = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);

    Table(String where, JsonNode node) {
        this.where = where;
        if (!node.isObject()) {
            throw wrong("is no table", "write it with [ ] or [[ ]]");
        }
        node.properties().forEach(e -> {
            if (values.put(e.getKey(), e.getValue()) != null) {
                throw wrong("'%s' is there twice in different case".formatted(e.getKey()), "keep one");
            }
        });
    }

    void named(String newWhere) {
        where = newWhere;
    }

    IllegalArgumentException wrong(String what, String fix) {
        return new IllegalArgumentException("%s: %s; %s".formatted(where, what, fix));
    }

    boolean has(String key) {
        return values.containsKey(key);
    }

    /** Empty where there is none. */
    String text(String key) {
        Optional<JsonNode> node = take(key);
        if (node.isPresent() && !node.get().isString()) {
            throw wrong("'%s' is no text".formatted(key), "write it in quotes");
        }
        return node.map(JsonNode::asString).orElse("");
    }

    List<String> texts(String key) {
        List<String> texts = new ArrayList<>();
        for (JsonNode item : items(key)) {
            if (!item.isString()) {
                throw wrong("'%s' holds something that is no text".formatted(key), "write each in quotes");
            }
            texts.add(item.asString());
        }
        return texts;
    }

    boolean flag(String key) {
        Optional<JsonNode> node = take(key);
        if (node.isPresent() && !node.get().isBoolean()) {
            throw wrong("'%s' is neither true nor false".formatted(key), "write one, without quotes");
        }
        return node.isPresent() && node.get().asBoolean();
    }

    /** 0 where there is none. */
    double number(String key) {
        Optional<JsonNode> node = take(key);
        if (node.isPresent() && (!node.get().isNumber() || !(node.get().asDouble() >= 0))) {
            throw wrong("'%s' is no number from 0".formatted(key), "write one, without quotes");
        }
        return node.map(JsonNode::asDouble).orElse(0.0);
    }

    OptionalInt count(String key) {
        Optional<JsonNode> node = take(key);
        if (node.isPresent()
                && (!node.get().canConvertToInt()
                        || !node.get().isIntegralNumber()
                        || node.get().asInt() < 0)) {
            throw wrong("'%s' is no whole number from 0".formatted(key), "write one, without quotes");
        }
        return node.map(n -> OptionalInt.of(n.asInt())).orElse(OptionalInt.empty());
    }

    Optional<Table> table(String key) {
        return take(key).map(node -> new Table(where + ": " + key, node));
    }

    List<Table> tables(String key) {
        return items(key).stream()
                .map(node -> new Table(where + ": " + key, node))
                .toList();
    }

    /** A regex; an empty one is none. */
    Optional<LinearPattern> pattern(String key) {
        String source = text(key);
        return source.isEmpty() ? Optional.empty() : Optional.of(compiled(key, source));
    }

    /** Several regexes as gitleaks joins them: a flag in one holds for those behind it, too. */
    Optional<LinearPattern> patterns(String key) {
        List<String> sources = texts(key);
        sources.forEach(source -> compiled(key, source));
        return sources.isEmpty()
                ? Optional.empty()
                : Optional.of(compiled(key, "(?:" + String.join("|", sources) + ")"));
    }

    private LinearPattern compiled(String key, String source) {
        try {
            return Re2Pattern.of(source);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("%s: %s %s".formatted(where, key, e.getMessage()), e);
        }
    }

    /** To be called last. */
    void close(String known) {
        if (!values.isEmpty()) {
            throw wrong(
                    "'%s' is no key of gitleaks v8 here"
                            .formatted(values.keySet().iterator().next()),
                    "remove it or write one of " + known);
        }
    }

    private List<JsonNode> items(String key) {
        Optional<JsonNode> node = take(key);
        if (node.isPresent() && !node.get().isArray()) {
            throw wrong("'%s' is no list".formatted(key), "write it with [ ] or [[ ]]");
        }
        List<JsonNode> items = new ArrayList<>();
        node.ifPresent(list -> list.forEach(items::add));
        return items;
    }

    private Optional<JsonNode> take(String key) {
        return Optional.ofNullable(values.remove(key));
    }
}
