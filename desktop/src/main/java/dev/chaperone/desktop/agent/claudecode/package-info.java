/**
 * Claude Code: its hook input, its answers, and where its hooks are put. Written against version 2.1.330; an event or
 * tool this version does not know is refused. The facts are in the project's reference on agent surfaces.
 */
@NullMarked
package dev.chaperone.desktop.agent.claudecode;

import org.jspecify.annotations.NullMarked;
