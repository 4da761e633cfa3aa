package dev.chaperone.desktop.agent.real;

/** A test class that is about one agent. */
interface AgentUnderTest {

    /** The adapter's name. */
    String agent();
}
