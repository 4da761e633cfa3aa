/**
 * Events, their canonical form, and the proofs that they are complete and unchanged. Follows RFC 6962 (hashing), RFC
 * 8785 (canonical JSON) and the C2SP tlog-tiles, signed-note and tlog-proof texts. Signing keys are passed in; none are
 * kept here.
 */
@NullMarked
package dev.chaperone.model.audit;

import org.jspecify.annotations.NullMarked;
