package dev.chaperone.central.index;

import dev.chaperone.model.audit.ProofException;
import dev.chaperone.model.audit.SealedEvent;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Events as reviewers look for them. */
public final class EventTable {

    private static final String COLUMNS = "SELECT e.id, e.log_index, e.position, d.name, e.json, e.salt"
            + " FROM events e JOIN devices d ON d.id = e.device";

    private final Database database;

    public EventTable(Database database) {
        this.database = database;
    }

    /**
     * Which events are wanted; an empty text means any.
     *
     * @param text words, all of which must be the beginning of a word in the event
     * @param before only events older than this row, 0 for the newest
     */
    public record Filter(String outcome, String agent, String device, String text, long before, int limit) {
        public static Filter newestOf(String device, int limit) {
            return new Filter("", "", device, "", 0, limit);
        }

        public Filter olderThan(long row, int most) {
            return new Filter(outcome, agent, device, text, row, most);
        }
    }

    /** One event and where it lies. */
    public record StoredEvent(long row, long logIndex, int position, String deviceName, JsonNode event, String salt) {}

    /** Newest first. */
    public List<StoredEvent> find(Filter filter) throws IOException {
        List<String> conditions = new ArrayList<>(List.of("1 = 1"));
        List<Object> values = new ArrayList<>();
        add(conditions, values, "e.outcome = ?", filter.outcome());
        add(conditions, values, "e.agent = ?", filter.agent());
        add(conditions, values, "e.device = ?", filter.device());
        add(
                conditions,
                values,
                "e.id IN (SELECT rowid FROM event_words WHERE event_words MATCH ?)",
                words(filter.text()));
        if (filter.before() > 0) {
            conditions.add("e.id < ?");
            values.add(filter.before());
        }
        values.add(filter.limit());
        String sql = COLUMNS + " WHERE " + String.join(" AND ", conditions) + " ORDER BY e.id DESC LIMIT ?";
        return database.read(t -> t.list(sql, EventTable::read, values.toArray()));
    }

    public Optional<StoredEvent> at(long row) throws IOException {
        return database.read(t -> t.first(COLUMNS + " WHERE e.id = ?", EventTable::read, row));
    }

    /** How many events there are; none is ever removed. */
    public long count() throws IOException {
        return database.read(t -> t.first("SELECT COALESCE(MAX(id), 0) AS n FROM events", r -> r.getLong("n"))
                .orElse(0L));
    }

    /** The events of an entry of the log, as the index has them: canonical JSON, in order. */
    public List<String> ofSegment(long logIndex) throws IOException {
        return database.read(t -> t.list(
                "SELECT json FROM events WHERE log_index = ? ORDER BY position", r -> r.getString("json"), logIndex));
    }

    /** Adds the events of many entries, and their words, each kind of row in one go. */
    static final class Insertion {

        private final Transaction t;
        private final List<Object[]> rows = new ArrayList<>();
        private final List<Object[]> words = new ArrayList<>();
        private long id;

        Insertion(Transaction t) throws SQLException {
            this.t = t;
            this.id = t.first("SELECT COALESCE(MAX(id), 0) AS n FROM events", r -> r.getLong("n"))
                    .orElse(0L);
        }

        /** The events of the entry at {@code index}. */
        void add(long index, List<SealedEvent> events) throws SQLException {
            for (int position = 0; position < events.size(); position++) {
                id++;
                SealedEvent sealed = events.get(position);
                JsonNode event = json(sealed);
                rows.add(row(id, index, position, sealed, event));
                words.add(new Object[] {id, values(event)});
            }
        }

        void run() throws SQLException {
            t.executeAll(
                    "INSERT INTO events (id, log_index, position, device, sequence, event_id, time, type, outcome, cause, agent, json, salt)"
                            + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                    rows);
            t.executeAll("INSERT INTO event_words (rowid, words) VALUES (?, ?)", words);
        }
    }

    private static Object[] row(long id, long index, int position, SealedEvent sealed, JsonNode event) {
        JsonNode body = event.path("body");
        return new Object[] {
            id,
            index,
            position,
            event.path("device").asString(""),
            event.path("sequence").asLong(0),
            event.path("id").asString(""),
            event.path("time").asString(""),
            body.path("type").asString(""),
            body.path("outcome").asString(""),
            body.path("cause").asString(""),
            body.path("agent").asString(""),
            new String(sealed.canonicalEvent(), StandardCharsets.UTF_8),
            sealed.salt()
        };
    }

    /** The values without their names, so that a search for {@code agent} does not find every event. */
    private static String values(JsonNode node) {
        if (!node.isContainer()) {
            return node.asString("");
        }
        String names = node.path("classes").properties().stream()
                .map(Map.Entry::getKey)
                .collect(Collectors.joining(" "));
        return node.valueStream().map(EventTable::values).collect(Collectors.joining(" ")) + " " + names;
    }

    /** Each word in quotes, where the search language has no operators. */
    private static String words(String text) {
        String plain = text.toLowerCase(Locale.ROOT)
                .replaceAll("[^\\p{L}\\p{N}]+", " ")
                .strip();
        return plain.isEmpty() ? "" : "\"" + plain.replace(" ", "\"* \"") + "\"*";
    }

    private static JsonNode json(SealedEvent sealed) throws SQLException {
        try {
            return sealed.json();
        } catch (ProofException e) {
            throw new SQLException("an event is not canonical JSON", e);
        }
    }

    private static void add(List<String> conditions, List<Object> values, String condition, String value) {
        if (!value.isEmpty()) {
            conditions.add(condition);
            values.add(value);
        }
    }

    private static StoredEvent read(ResultSet row) throws SQLException {
        return new StoredEvent(
                row.getLong("id"),
                row.getLong("log_index"),
                row.getInt("position"),
                row.getString("name"),
                JsonMapper.shared().readTree(row.getString("json")),
                Base64.getEncoder().encodeToString(row.getBytes("salt")));
    }
}
