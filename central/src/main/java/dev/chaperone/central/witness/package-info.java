/**
 * Has the log's checkpoints countersigned by witnesses outside the operator's control, after C2SP tlog-witness. A
 * witness that says that the log does not continue what it saw is an alarm; a witness that is away holds up nothing.
 * Who trusts which witness is for the verifiers to say.
 */
@NullMarked
package dev.chaperone.central.witness;

import org.jspecify.annotations.NullMarked;
