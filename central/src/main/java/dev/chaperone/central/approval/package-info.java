/**
 * Whether an agent's change may land. A person listed in the file {@code approvers} has to have signed for this very
 * tree and patch with an SSH key, on another laptop than the one the change came from, within a day, and once.
 */
@NullMarked
package dev.chaperone.central.approval;

import org.jspecify.annotations.NullMarked;
