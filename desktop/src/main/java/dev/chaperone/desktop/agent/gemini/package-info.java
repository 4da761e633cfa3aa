/**
 * Gemini CLI: its hook input, its answers, and where its hooks and its policy are put. Its hooks fail open, so a policy
 * that needs no process refuses plain pushes and key folders as well. Run with version 0.61.0; an event or tool this
 * version does not know is refused.
 */
@NullMarked
package dev.chaperone.desktop.agent.gemini;

import org.jspecify.annotations.NullMarked;
