CREATE TABLE devices (
    id TEXT PRIMARY KEY,
    name TEXT NOT NULL,
    audit_key BLOB NOT NULL,
    token_hash BLOB NOT NULL,
    enrolled_at TEXT NOT NULL
);
-- The order of the log: log_index has no hole. The files of the log are derived from this table.
CREATE TABLE segments (
    log_index INTEGER PRIMARY KEY,
    device TEXT NOT NULL REFERENCES devices (id),
    number INTEGER NOT NULL,
    entry BLOB NOT NULL,
    body BLOB NOT NULL,
    received_at TEXT NOT NULL,
    UNIQUE (device, number)
);
CREATE TABLE events (
    id INTEGER PRIMARY KEY,
    log_index INTEGER NOT NULL REFERENCES segments (log_index),
    position INTEGER NOT NULL,
    device TEXT NOT NULL,
    sequence INTEGER NOT NULL,
    event_id TEXT NOT NULL,
    time TEXT NOT NULL,
    type TEXT NOT NULL,
    outcome TEXT NOT NULL,
    cause TEXT NOT NULL,
    agent TEXT NOT NULL,
    json TEXT NOT NULL,
    salt BLOB NOT NULL
);
CREATE INDEX events_device ON events (device, sequence);
CREATE INDEX events_event_id ON events (event_id);
CREATE INDEX events_outcome ON events (outcome, id);
CREATE TABLE findings (
    id INTEGER PRIMARY KEY,
    at TEXT NOT NULL,
    device TEXT NOT NULL,
    kind TEXT NOT NULL,
    detail TEXT NOT NULL
);
-- The second of two different segments of one number: evidence against the device or whoever holds its key.
CREATE TABLE conflicts (
    id INTEGER PRIMARY KEY,
    device TEXT NOT NULL,
    number INTEGER NOT NULL,
    entry BLOB NOT NULL,
    body BLOB NOT NULL,
    received_at TEXT NOT NULL
);
