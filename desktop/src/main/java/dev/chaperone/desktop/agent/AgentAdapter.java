package dev.chaperone.desktop.agent;

import dev.chaperone.model.action.Verdict;

/** One agent's language. Implementations are stateless, safe for many threads, and throw nothing. */
public interface AgentAdapter {

    /** The name policy and grants use, e.g. {@code claude-code}. */
    String name();

    HookQuestion read(HookCall call);

    HookReply render(HookCall call, Verdict verdict);
}
