/**
 * The kernel holds the door: an agent is started where a folder that was not granted does not exist until the person
 * says yes. Here is what this machine can enforce, the plan of a session, how it is started and how it asks the
 * service; {@code session} holds the doors and {@code kernel} speaks to Linux. Linux only, and only root can set it up;
 * elsewhere nothing is promised and {@code chaperone guard status} says so.
 */
@NullMarked
package dev.chaperone.desktop.guard;

import org.jspecify.annotations.NullMarked;
