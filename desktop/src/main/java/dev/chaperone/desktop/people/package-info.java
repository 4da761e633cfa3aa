/**
 * What the service and the people's programs (tray, window, CLI) say to each other: one JSON object a line over a Unix
 * socket. Requests and replies are records; the client turns them into calls. No agent may speak this.
 */
@NullMarked
package dev.chaperone.desktop.people;

import org.jspecify.annotations.NullMarked;
