/**
 * Derives the whole log again from the stored events and compares: bodies with commitments, signatures with device
 * keys, index with bodies, tiles with entries, root with checkpoint. Only reads, and may run beside the server. Shares
 * the proof model with the server, so an auditor who trusts neither uses a verifier of their own.
 */
@NullMarked
package dev.chaperone.central.verify;

import org.jspecify.annotations.NullMarked;
