package dev.chaperone.desktop.agent;

/** A way by which an agent gets at files, sends text out or pushes. */
public enum Channel {
    READ,
    WRITE,
    SHELL,
    FOREIGN_TOOL,
    MENTION,
    PUSH,
    PROMPT,
    /** What the agent's own subagents do. */
    SUBAGENT,
    /** Secrets in what a tool gave back. */
    TOOL_RESULT,
    /** What programs that the agent started read by themselves. */
    STARTED_PROGRAM
}
