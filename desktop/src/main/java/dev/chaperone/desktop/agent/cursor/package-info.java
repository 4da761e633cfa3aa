/**
 * Cursor: its hook input, its answers, and where its hooks are put. Each hook asks Cursor to fail closed. Written from
 * its documentation; the real client needs an account, so no version is known.
 */
@NullMarked
package dev.chaperone.desktop.agent.cursor;

import org.jspecify.annotations.NullMarked;
