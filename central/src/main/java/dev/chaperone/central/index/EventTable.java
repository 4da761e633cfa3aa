package dev.chaperone.central.index;

import dev.chaperone.central.index.Database.Transaction;
import java.io.IOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Events as reviewers look for them. */
public final class EventTable {

    private static final String COLUMNS = "SELECT e.id, e.log_index, e.position, e.device, d.name, e.json, e.salt"
            + " FROM events e JOIN devices d ON d.id = e.device";

    private final Database database;

    public EventTable(Database database) {
        this.database = database;
    }

    /**
     * Which events are wanted; an empty text means any.
     *
     * @param before only events older than this row, 0 for the newest
     */
    public record Filter(String outcome, String agent, String device, String text, long before, int limit) {
        public static Filter newestOf(String device, int limit) {
            return new Filter("", "", device, "", 0, limit);
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
        if (!filter.text().isEmpty()) {
            add(conditions, values, "instr(lower(e.json), lower(?)) > 0", filter.text());
        }
        if (filter.before() > 0) {
            conditions.add("e.id < ?");
            values.add(filter.before());
        }
        String sql =
                COLUMNS + " WHERE " + String.join(" AND ", conditions) + " ORDER BY e.id DESC LIMIT " + filter.limit();
        return database.run(t -> t.list(sql, EventTable::read, values.toArray()));
    }

    public Optional<StoredEvent> at(long row) throws IOException {
        return database.run(t -> t.first(COLUMNS + " WHERE e.id = ?", EventTable::read, row));
    }

    public long count() throws IOException {
        return database.run((Transaction t) ->
                t.first("SELECT COUNT(*) AS n FROM events", r -> r.getLong("n")).orElse(0L));
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
                java.util.Base64.getEncoder().encodeToString(row.getBytes("salt")));
    }
}
