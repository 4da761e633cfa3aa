/**
 * What an agent wants to do, and what was decided about it. Every surface turns what it saw into an
 * {@link dev.chaperone.model.action.AgentAction}; the gate answers with a {@link dev.chaperone.model.action.Verdict}.
 * Nothing here knows which surface asked.
 */
@NullMarked
package dev.chaperone.model.action;

import org.jspecify.annotations.NullMarked;
