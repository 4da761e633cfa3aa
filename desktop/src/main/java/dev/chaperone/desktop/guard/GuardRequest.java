package dev.chaperone.desktop.guard;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;

/** What a session's guard wants from the service. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "do")
@JsonSubTypes({
    @JsonSubTypes.Type(value = GuardRequest.Ask.class, name = "ask"),
    @JsonSubTypes.Type(value = GuardRequest.Review.class, name = "review")
})
public sealed interface GuardRequest {

    Caller caller();

    /** Somebody is held at {@code folder}. Answered when the person has, or with a no in time. */
    record Ask(Caller caller, String folder, boolean write) implements GuardRequest {}

    /** What holds now for this session. */
    record Review(Caller caller) implements GuardRequest {}

    /**
     * Whose session it is.
     *
     * @param agent the adapter's name
     * @param program the file it was started from
     * @param pid of the agent
     * @param startedIn the folder it was started in
     */
    record Caller(String session, String agent, String program, long pid, String startedIn) {}
}
