package dev.chaperone.desktop.journal;

import dev.chaperone.model.audit.NoteVerifier;

/**
 * Which log to believe.
 *
 * @param origin the log's name in its checkpoints
 * @param key the key it signs them with
 */
public record LogTrust(String origin, NoteVerifier key) {}
