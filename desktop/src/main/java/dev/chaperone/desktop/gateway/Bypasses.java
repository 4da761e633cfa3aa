package dev.chaperone.desktop.gateway;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Agents whose tools ran without the gate being asked, for the person to see. Safe for many threads. */
final class Bypasses {

    private final Map<String, Count> agents = new TreeMap<>();

    /** Of one agent. */
    private record Count(int held, int passed) {}

    synchronized void seen(String agent, boolean held) {
        agents.merge(
                agent,
                new Count(held ? 1 : 0, held ? 0 : 1),
                (a, b) -> new Count(a.held() + b.held(), a.passed() + b.passed()));
    }

    /** The person has connected the agent again. */
    synchronized void forget(String agent) {
        agents.remove(agent);
    }

    /** Plain sentences; empty if all is well. */
    synchronized List<String> problems() {
        return agents.entrySet().stream()
                .map(e -> e.getValue().held() > 0
                        ? Texts.get("bypass.held", e.getKey(), e.getValue().held())
                        : Texts.get("bypass.passed", e.getKey(), e.getValue().passed()))
                .toList();
    }
}
