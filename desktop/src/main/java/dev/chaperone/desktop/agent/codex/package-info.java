/**
 * OpenAI Codex: its hook input, its answers, and where its hooks and rules are put. Its hooks fail open, so a rules
 * file that needs no process refuses plain pushes as well. Run with version 0.169.0; an event or tool this version does
 * not know is refused.
 */
@NullMarked
package dev.chaperone.desktop.agent.codex;

import org.jspecify.annotations.NullMarked;
