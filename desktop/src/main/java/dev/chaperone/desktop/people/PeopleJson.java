package dev.chaperone.desktop.people;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import dev.chaperone.desktop.consent.PromptEvent;
import dev.chaperone.model.action.AgentIdentity.Proof;
import dev.chaperone.model.consent.Scope;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** The JSON of the people's socket. Closed sets are named, so nothing on the wire can choose a class. */
final class PeopleJson {

    static final JsonMapper MAPPER = JsonMapper.builder()
            .addMixIn(PromptEvent.class, EventNames.class)
            .addMixIn(Proof.class, ProofNames.class)
            .addMixIn(Scope.class, ScopeNames.class)
            .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
            .build();

    private PeopleJson() {}

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
    @JsonSubTypes({
        @JsonSubTypes.Type(value = PromptEvent.Pending.class, name = "pending"),
        @JsonSubTypes.Type(value = PromptEvent.Closed.class, name = "closed"),
        @JsonSubTypes.Type(value = PromptEvent.Disconnected.class, name = "disconnected")
    })
    private interface EventNames {}

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
    @JsonSubTypes({
        @JsonSubTypes.Type(value = Proof.ByProcess.class, name = "process"),
        @JsonSubTypes.Type(value = Proof.Claimed.class, name = "claimed")
    })
    private interface ProofNames {}

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
    @JsonSubTypes({
        @JsonSubTypes.Type(value = Scope.Once.class, name = "once"),
        @JsonSubTypes.Type(value = Scope.Session.class, name = "session"),
        @JsonSubTypes.Type(value = Scope.Folder.class, name = "folder")
    })
    private interface ScopeNames {}
}
