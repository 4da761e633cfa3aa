package dev.chaperone.desktop.guard;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import dev.chaperone.model.action.AbsolutePath;
import java.util.List;

/** What the service says to a session's guard. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
    @JsonSubTypes.Type(value = GuardReply.Allowed.class, name = "allowed"),
    @JsonSubTypes.Type(value = GuardReply.Denied.class, name = "denied"),
    @JsonSubTypes.Type(value = GuardReply.Standing.class, name = "standing")
})
public sealed interface GuardReply {

    /** @param lasts how long the folder stays open */
    record Allowed(boolean write, Lasts lasts) implements GuardReply {}

    /**
     * @param decided whether somebody or a rule said no; silence and what broke are asked again
     * @param message for the person who started the agent
     */
    record Denied(boolean decided, String message) implements GuardReply {}

    /**
     * What holds now.
     *
     * @param stopped nothing may stay open
     * @param end the session has to end
     */
    record Standing(boolean stopped, boolean end, List<Granted> granted) implements GuardReply {
        public Standing {
            granted = List.copyOf(granted);
        }
    }

    /** A live permission of this session. */
    record Granted(String folder, boolean write) {

        public boolean covers(AbsolutePath path) {
            return new AbsolutePath(folder).contains(path);
        }
    }

    /** How long a folder stays open. */
    enum Lasts {
        /** As long as the process that was held. */
        ONCE,
        /** As long as a permission covers it. */
        GRANT,
        /** As long as the session, because a rule allows it without asking. */
        SESSION
    }
}
