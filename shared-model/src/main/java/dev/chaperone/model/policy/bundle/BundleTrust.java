package dev.chaperone.model.policy.bundle;

import java.time.Instant;

/**
 * What a laptop goes by when it is handed a bundle.
 *
 * @param root the keys it trusts: the newest root it has taken, or with version 0 those an administrator told it of
 * @param device its own id
 * @param version of the newest bundle it has taken, 0 for none; it never goes back behind it
 * @param digest SHA-256 of that bundle's payload, hex; empty for none
 * @param now the time, never before one it has seen
 */
public record BundleTrust(PolicyRoot root, String device, long version, String digest, Instant now) {}
