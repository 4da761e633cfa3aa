CREATE INDEX segments_device ON segments (device, log_index);
DROP INDEX events_device;
CREATE INDEX events_device ON events (device, id);
CREATE INDEX events_agent ON events (agent, id);
CREATE INDEX events_log_index ON events (log_index, position);
-- The same second segment, sent again and again, is one piece of evidence.
DELETE FROM conflicts WHERE id NOT IN (SELECT MIN(id) FROM conflicts GROUP BY device, number, entry);
CREATE UNIQUE INDEX conflicts_once ON conflicts (device, number, entry);
-- Words of each event's values; the events themselves stay in their table.
CREATE VIRTUAL TABLE event_words USING fts5 (words, content = '', tokenize = 'unicode61');
INSERT INTO event_words (rowid, words) SELECT id, json FROM events;
CREATE INDEX findings_device ON findings (device);
