/**
 * What reviewers see: the consent log with its proofs, findings and devices. Rendered on the server, no script, a
 * strict content policy, every value escaped by type. Reached on loopback with a token until single sign-on comes.
 */
@NullMarked
package dev.chaperone.central.console;

import org.jspecify.annotations.NullMarked;
