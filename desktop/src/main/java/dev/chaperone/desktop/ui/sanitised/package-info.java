/**
 * Prompts: what was taken out of them before they left, by class and by prompt. Only counts and classes are known,
 * because the journal never holds what was replaced. The numbers are those of the events that the window has read.
 */
@NullMarked
package dev.chaperone.desktop.ui.sanitised;

import org.jspecify.annotations.NullMarked;
