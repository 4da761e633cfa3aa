/**
 * The question to a person as a window: who wants what and why, the answers with their ends, and the time left. The
 * presenter turns the service's events into one view at a time and knows no JavaFX; the window paints that view and
 * reports clicks. Nothing is decided here: the service owns the clock and what an answer means.
 */
@NullMarked
package dev.chaperone.desktop.ui.prompt;

import org.jspecify.annotations.NullMarked;
