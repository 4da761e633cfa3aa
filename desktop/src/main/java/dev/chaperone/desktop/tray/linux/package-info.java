/**
 * The tray on Linux desktops: StatusNotifierItem, dbusmenu and notifications over the session bus, in Java alone. The
 * contracts are written down as Java types; panels and notification servers differ in what they use of them. Calls come
 * in on the bus library's threads and are handed over at once.
 */
@NullMarked
package dev.chaperone.desktop.tray.linux;

import org.jspecify.annotations.NullMarked;
