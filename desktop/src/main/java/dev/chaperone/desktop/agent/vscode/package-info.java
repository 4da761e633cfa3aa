/**
 * The agent of Visual Studio Code's own Local harness: its hook input, its answers, our hook file, and the setting that
 * names it. Its Copilot, Claude and Codex harnesses speak those agents' languages and read their files. Written from
 * the documentation and the names in its source; the real client needs an account, so no version is known.
 */
@NullMarked
package dev.chaperone.desktop.agent.vscode;

import org.jspecify.annotations.NullMarked;
