/**
 * Placeholders and the way back. A {@link dev.chaperone.model.sanitise.restore.Vault} knows what each placeholder of
 * one session stands for, in memory only; restoring works on whole texts and on streams, whatever the pieces are. Only
 * what this session has issued is ever restored: look-alikes in a text are quoted before it leaves.
 */
@NullMarked
package dev.chaperone.model.sanitise.restore;

import org.jspecify.annotations.NullMarked;
