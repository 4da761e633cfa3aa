/**
 * Check what leaves: a text, what would leave of it, and why each thing was taken out. It works on this laptop alone,
 * with the same rules as the gateway and the hooks, and sends nothing anywhere. Allowing a value holds for this window
 * and this text only.
 */
@NullMarked
package dev.chaperone.desktop.ui.leaving;

import org.jspecify.annotations.NullMarked;
