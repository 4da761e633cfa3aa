/**
 * The small process with privileges that stands beside one session: it prepares the mounts, reads from the kernel who
 * is held at which folder, asks the service and lets in or turns away. It decides nothing and keeps nothing on disk.
 * When it dies, folders that are shut stay shut and those that are open stay open; when the agent ends, everything it
 * made goes with it.
 */
@NullMarked
package dev.chaperone.desktop.guard.session;

import org.jspecify.annotations.NullMarked;
