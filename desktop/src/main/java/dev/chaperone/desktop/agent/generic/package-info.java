/**
 * Any agent without an adapter of its own: whoever writes a hook for it sends our own plain JSON and obeys the answer.
 * The contract is in docs/agents.md and holds until its version number changes. Its name has to be in AllowedAgents,
 * for nobody can tell which program speaks.
 */
@NullMarked
package dev.chaperone.desktop.agent.generic;

import org.jspecify.annotations.NullMarked;
