package dev.chaperone.model.policy;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.nodes.Node;

/** Reads the section {@code elevations} of a policy. Every field has to be there: a gap would widen it. */
final class ElevationReader {

    private static final List<String> KEYS = List.of("id", "device", "rules", "from", "until", "requestedBy", "reason");

    private final YamlText yaml;

    ElevationReader(YamlText yaml) {
        this.yaml = yaml;
    }

    List<Elevation> read(Node node) {
        List<Elevation> elevations = new ArrayList<>();
        List<Node> entries = yaml.sequence(node, "elevations");
        for (int i = 0; i < entries.size(); i++) {
            elevations.add(elevation(entries.get(i), "elevations[%d]".formatted(i)));
        }
        return elevations;
    }

    private Elevation elevation(Node node, String where) {
        Map<String, Node> keys = yaml.mapping(node, where, KEYS);
        for (String key : KEYS) {
            if (!keys.containsKey(key)) {
                yaml.problem(node, where + "." + key, "is missing");
            }
        }
        Node rules = keys.get("rules");
        Elevation elevation = new Elevation(
                yaml.text(keys, "id", where).orElse(""),
                yaml.text(keys, "device", where).orElse(""),
                rules == null ? List.of() : yaml.strings(rules, where + ".rules"),
                time(keys, "from", where),
                time(keys, "until", where),
                yaml.text(keys, "requestedBy", where).orElse(""),
                yaml.text(keys, "reason", where).orElse(""));
        requireBounded(elevation, keys.get("until"), where);
        if (!elevation.id().matches(Elevation.ID)) {
            yaml.problem(
                    keys.get("id"),
                    where + ".id",
                    "'%s' is not an id; use a-z, 0-9 and dash, 32 at most".formatted(elevation.id()));
        }
        return elevation;
    }

    private void requireBounded(Elevation elevation, @Nullable Node at, String where) {
        boolean forwards = elevation.from().isBefore(elevation.until());
        if (!forwards || elevation.from().plus(Elevation.LONGEST).isBefore(elevation.until())) {
            yaml.problem(
                    at,
                    where + ".until",
                    "must come after from, by %d hours at most".formatted(Elevation.LONGEST.toHours()));
        }
    }

    private Instant time(Map<String, Node> keys, String key, String where) {
        String text = yaml.text(keys, key, where).orElse("");
        try {
            return Instant.parse(text);
        } catch (DateTimeException e) {
            if (keys.containsKey(key)) {
                yaml.problem(
                        keys.get(key),
                        where + "." + key,
                        "'%s' is no time such as 2026-12-01T14:00:00Z".formatted(text));
            }
            return Instant.EPOCH;
        }
    }
}
