/**
 * GitHub Copilot CLI: its hook input, its answers, and our file in its hooks folder. A tool call is refused when the
 * hook fails, but not when it hangs; a prompt can be changed but not refused, so a refused one is replaced by a
 * sentence. Run with version 1.0.102 against a model of ours, without an account.
 */
@NullMarked
package dev.chaperone.desktop.agent.copilot;

import org.jspecify.annotations.NullMarked;
