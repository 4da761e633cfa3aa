/**
 * Tells what an event of the journal says, line by line. The command line and the window show the same text, so that
 * nobody has to wonder which of them is right. It reads events as JSON, also those of kinds that this version does not
 * know.
 */
@NullMarked
package dev.chaperone.desktop.explain;

import org.jspecify.annotations.NullMarked;
