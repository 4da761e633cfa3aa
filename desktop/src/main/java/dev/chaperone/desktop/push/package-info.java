/**
 * The way out for an agent's work, and git's own part in keeping pushes closed. Commits are bundled by whoever hands
 * them in, signed by the service, wait in a folder until central has them, and come back as a report. Whether an agent
 * may is the gate's decision, asked for by the service.
 */
@NullMarked
package dev.chaperone.desktop.push;

import org.jspecify.annotations.NullMarked;
