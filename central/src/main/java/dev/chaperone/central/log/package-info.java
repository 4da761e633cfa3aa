/**
 * The transparency log in C2SP tlog-tiles form on plain files. The database gives the order; these files are derived
 * from it and are caught up at start. Every checkpoint is signed and never contradicts an earlier one.
 */
@NullMarked
package dev.chaperone.central.log;

import org.jspecify.annotations.NullMarked;
