/**
 * What {@code ./run} does: central, service and tray on one machine, enrolled with each other, and a tour in a scratch
 * workspace with a real repository. The tour's agent is a script that goes through the same hook door as Claude Code.
 * Whatever was started ends with this process, however it ends.
 */
@NullMarked
package dev.chaperone.desktop.trial;

import org.jspecify.annotations.NullMarked;
