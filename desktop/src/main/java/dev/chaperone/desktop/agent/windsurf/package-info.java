/**
 * Windsurf's Cascade, now Devin Desktop: its hook input, its answers, and where its hooks are put. It knows only exit
 * code 2 as a no and goes on after any other failure. Written from its documentation; the real client needs an account,
 * so no version is known.
 */
@NullMarked
package dev.chaperone.desktop.agent.windsurf;

import org.jspecify.annotations.NullMarked;
