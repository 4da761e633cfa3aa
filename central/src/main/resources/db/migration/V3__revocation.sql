-- SHA-256 of the certificate a device got when it enrolled over TLS; only that one is accepted.
ALTER TABLE devices ADD COLUMN certificate BLOB;
ALTER TABLE devices ADD COLUMN revoked_at TEXT;
