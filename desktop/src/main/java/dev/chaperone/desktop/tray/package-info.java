/**
 * {@code chaperone tray}: the icon that tells at a glance how things stand, the menu and the notifications. It follows
 * the service over the people's socket, keeps the window program ready while an agent works, and starts it again if it
 * dies. It holds no toolkit: what a desktop offers is behind {@link dev.chaperone.desktop.tray.TrayIcon} and
 * {@link dev.chaperone.desktop.tray.Notices}.
 */
@NullMarked
package dev.chaperone.desktop.tray;

import org.jspecify.annotations.NullMarked;
