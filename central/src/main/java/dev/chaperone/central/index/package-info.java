/**
 * Where segments and events can be found again: SQLite with full synchronisation. It is also the sequencer of the log.
 * Events of kinds this version does not know are kept as they are.
 */
@NullMarked
package dev.chaperone.central.index;

import org.jspecify.annotations.NullMarked;
