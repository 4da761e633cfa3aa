/**
 * Goose: its hook input, its answers, and our plugin folder. Only tool calls can be refused; its prompt hooks observe.
 * The hook asks Goose to block on failure. Written from its documentation; not run, so no version is known.
 */
@NullMarked
package dev.chaperone.desktop.agent.goose;

import org.jspecify.annotations.NullMarked;
