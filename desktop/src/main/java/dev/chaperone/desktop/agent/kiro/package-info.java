/**
 * Kiro, its command line from version 3 and its editor from version 1: their hook input, their answers, and our file
 * among the person's hooks. A hook of theirs blocks by its exit code, and what it prints is added to the conversation,
 * so an allow prints nothing. Written from the documentation; the real client needs an account, so no version is known.
 */
@NullMarked
package dev.chaperone.desktop.agent.kiro;

import org.jspecify.annotations.NullMarked;
