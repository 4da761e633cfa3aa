/**
 * opencode: a small plugin of ours that asks our hook before every tool call and every prompt, and its answers.
 * opencode refuses a call when a plugin throws, so whatever breaks in the plugin is a no. Run with version 1.18.33; an
 * event or tool this version does not know is refused.
 */
@NullMarked
package dev.chaperone.desktop.agent.opencode;

import org.jspecify.annotations.NullMarked;
