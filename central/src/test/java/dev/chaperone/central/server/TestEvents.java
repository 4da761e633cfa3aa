package dev.chaperone.central.server;

import dev.chaperone.model.audit.EventBody;
import java.util.List;

/** Events as laptops record them. */
final class TestEvents {

    private TestEvents() {}

    static EventBody started() {
        return new EventBody.ServiceStarted("0.1.0", "ann");
    }

    static EventBody read(String path, String outcome) {
        return decision("claude-code", "fs.read", path, outcome, "person", "");
    }

    static EventBody decision(String agent, String action, String path, String outcome, String cause, String causeRef) {
        return decision("ann", agent, action, path, outcome, cause, causeRef);
    }

    /** @param user who answered, if a person did */
    static EventBody decision(
            String user, String agent, String action, String path, String outcome, String cause, String causeRef) {
        return new EventBody.Decided(
                "01989f3a-0000-7000-8000-000000000001",
                agent,
                "2.1.0",
                "process",
                "s-41",
                "toolu_1",
                agent + "/hook",
                action,
                path.isEmpty() ? List.of() : List.of(path),
                outcome,
                cause,
                causeRef,
                cause.equals("person") ? user : "",
                "",
                outcome.equals("allow") && cause.equals("person") ? "session" : "",
                "7");
    }
}
