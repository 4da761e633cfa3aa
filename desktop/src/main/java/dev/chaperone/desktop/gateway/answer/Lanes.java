package dev.chaperone.desktop.gateway.answer;

import dev.chaperone.desktop.gateway.answer.Event.Leaf;
import dev.chaperone.model.sanitise.restore.StreamRestorer;
import dev.chaperone.model.sanitise.restore.Vault;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The lanes of one answer. Each holds back only what may be the beginning of a placeholder. For one thread. */
final class Lanes {

    private final Vault vault;
    private final boolean tools;
    private final Map<String, Lane> lanes = new LinkedHashMap<>();

    /** A lane, and the last event it had a piece in, with empty strings in place of all pieces and one place marked. */
    private static final class Lane {
        private final StreamRestorer restorer;
        private String head = "";
        private String tail = "";

        Lane(StreamRestorer restorer) {
            this.restorer = restorer;
        }
    }

    /** What stands around the JSON of an event. */
    record Frame(String head, String tail) {
        static final Frame NONE = new Frame("", "");
    }

    /** What takes a leaf's place. */
    private record Change(Leaf leaf, String value) {}

    Lanes(Vault vault, boolean tools) {
        this.vault = vault;
        this.tools = tools;
    }

    /**
     * The text with values put back.
     *
     * @param last whether this is all of the answer, so that nothing may be held back
     */
    String restore(String json, Event event, Frame frame, boolean last) {
        List<Change> changes = new ArrayList<>();
        List<Leaf> pieces = new ArrayList<>();
        for (Leaf leaf : event.leaves()) {
            Optional<Speech> piece = spoken(Speech.inPiece(leaf.path(), event.type()));
            if (piece.isPresent()) {
                pieces.add(leaf);
                changes.add(new Change(leaf, piece(event, leaf, piece.get(), last)));
            } else {
                spoken(Speech.inWhole(leaf.path(), event.type()))
                        .ifPresent(s -> changes.add(new Change(leaf, vault.restore(leaf.value(), s.escaping()))));
            }
        }
        pieces.forEach(leaf -> remember(json, lanes.get(event.lane(leaf.path())), leaf, pieces));
        pieces.forEach(leaf -> framed(lanes.get(event.lane(leaf.path())), frame));
        return written(json, changes);
    }

    private Optional<Speech> spoken(Optional<Speech> speech) {
        return speech.filter(s -> tools || !s.isForTools());
    }

    private String piece(Event event, Leaf leaf, Speech speech, boolean last) {
        Lane lane = lanes.computeIfAbsent(event.lane(leaf.path()), _ -> new Lane(vault.stream(speech.escaping())));
        String passed = lane.restorer.accept(leaf.value());
        return last || event.ends() ? passed + lane.restorer.finish() : passed;
    }

    /** The event once more, but for the words of its pieces. */
    private static void remember(String json, @Nullable Lane lane, Leaf here, List<Leaf> pieces) {
        if (lane != null) {
            List<Change> before = pieces.stream()
                    .filter(p -> p.end() <= here.start())
                    .map(p -> new Change(p, ""))
                    .toList();
            lane.head = written(json.substring(0, here.start()), before);
            StringBuilder tail = new StringBuilder();
            int done = here.end();
            for (Leaf piece : pieces) {
                if (piece.start() >= here.end()) {
                    tail.append(json, done, piece.start()).append("\"\"");
                    done = piece.end();
                }
            }
            lane.tail = tail.append(json, done, json.length()).toString();
        }
    }

    private static void framed(@Nullable Lane lane, Frame frame) {
        if (lane != null) {
            lane.head = frame.head() + lane.head;
            lane.tail = lane.tail + frame.tail();
        }
    }

    /** Events with what the lanes of a part still hold; of all lanes if the part is empty. */
    List<String> flush(String part) {
        List<String> events = new ArrayList<>();
        lanes.forEach((name, lane) -> {
            String rest = name.startsWith(part) ? lane.restorer.finish() : "";
            if (!rest.isEmpty()) {
                events.add(lane.head + JsonString.of(rest) + lane.tail);
            }
        });
        return events;
    }

    /** Bytes of strings that stay the same stay as they were spelled. */
    private static String written(String json, List<Change> changes) {
        StringBuilder text = new StringBuilder(json.length() + 64);
        int done = 0;
        for (Change change : changes) {
            if (!change.value().equals(change.leaf().value())) {
                text.append(json, done, change.leaf().start()).append(JsonString.of(change.value()));
                done = change.leaf().end();
            }
        }
        return done == 0 ? json : text.append(json, done, json.length()).toString();
    }
}
