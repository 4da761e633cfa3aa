-- Work of agents that laptops handed in. The envelope is what the device signed; the report is what the gates said.
CREATE TABLE changes (
    id TEXT PRIMARY KEY,
    device TEXT NOT NULL REFERENCES devices (id),
    digest TEXT NOT NULL,
    envelope BLOB NOT NULL,
    state TEXT NOT NULL,
    report TEXT NOT NULL,
    received_at TEXT NOT NULL,
    approval BLOB,
    landed TEXT
);
CREATE INDEX changes_by_device ON changes (device, received_at);
