/**
 * Who an agent is and how it is spoken to. An adapter turns what an agent's hook says into actions and a verdict into
 * that agent's own answer; it never decides. Whatever it can't read becomes a deny in the agent's language.
 */
@NullMarked
package dev.chaperone.desktop.agent;

import org.jspecify.annotations.NullMarked;
