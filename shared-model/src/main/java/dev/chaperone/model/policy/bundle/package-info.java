/**
 * Signed policy: what an organisation hands out to its laptops. A DSSE envelope under a threshold of Ed25519 keys with
 * a version that only grows, an end, and the laptops it is for; keys are changed by roots that the keys before sign.
 * Verification is pure: what was seen before, the time and the laptop are arguments.
 */
@NullMarked
package dev.chaperone.model.policy.bundle;

import org.jspecify.annotations.NullMarked;
