package dev.chaperone.desktop.trial;

import dev.chaperone.desktop.people.PeopleClient;
import dev.chaperone.desktop.people.PeopleReply;
import dev.chaperone.desktop.people.PeopleRequest;
import dev.chaperone.desktop.trial.ScriptedAgent.Seen;
import dev.chaperone.model.action.AbsolutePath;
import dev.chaperone.model.consent.Grant;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;

/**
 * Four things an agent does, what came of each, and the evidence. Nothing in it is prepared: every line is what
 * happened.
 */
final class Tour {

    private static final int LOG_LINES = 12;
    private static final int LOG_TRIES = 40;
    private static final long LOG_PAUSE_MILLIS = 250;

    private final Stage stage;
    private final PeopleClient service;
    private final Path shim;
    private final Function<JsonNode, String> eventLine;

    /** @param eventLine how an event is written in one line */
    Tour(Stage stage, PeopleClient service, Path shim, Function<JsonNode, String> eventLine) {
        this.stage = stage;
        this.service = service;
        this.shim = shim;
        this.eventLine = eventLine;
    }

    void give() throws IOException, InterruptedException {
        stage.gap();
        stage.say("tour.title");
        try (ScratchWorkspace scratch = ScratchWorkspace.create()) {
            String session = "tour-" + UUID.randomUUID();
            ScriptedAgent agent = new ScriptedAgent(scratch.agentScript(), shim, scratch.repository(), session);
            read(agent, scratch);
            prompt(agent);
            push(agent, scratch);
            log(session);
            takeBack(scratch);
        }
        stage.gap();
        stage.say("tour.end");
    }

    private void read(ScriptedAgent agent, ScratchWorkspace scratch) throws IOException, InterruptedException {
        stage.gap();
        stage.say("step.read");
        stage.quote("agent", Texts.get("agent.reads", scratch.document()));
        Seen seen = agent.reads(scratch.document());
        stage.say(seen.allowed() ? "read.allowed" : "read.denied");
        stage.quote("", seen.said());
    }

    private void prompt(ScriptedAgent agent) throws IOException, InterruptedException {
        stage.gap();
        stage.say("step.prompt");
        String text = PlantedSecrets.prompt();
        stage.quote("agent", text);
        Seen seen = agent.prompts(text);
        stage.say(seen.allowed() ? "prompt.clean" : "prompt.blocked");
        stage.quote("", seen.said());
    }

    private void push(ScriptedAgent agent, ScratchWorkspace scratch) throws IOException, InterruptedException {
        stage.gap();
        stage.say("step.push");
        String command = "git push origin main";
        String before = scratch.remoteHead();
        stage.quote("agent", Texts.get("agent.runs", command));
        Seen seen = agent.runs(command);
        String after = scratch.remoteHead();
        stage.say(seen.allowed() ? "push.allowed" : "push.denied");
        stage.quote("", seen.said());
        stage.say(before.equals(after) ? "push.unchanged" : "push.changed", before, after);
    }

    private void log(String session) throws IOException, InterruptedException {
        stage.gap();
        stage.say("step.log");
        PeopleReply.CentralLog log = confirmedLog(session);
        List<JsonNode> own =
                log.events().reversed().stream().filter(e -> isOf(e, session)).toList();
        own.forEach(event -> stage.item(eventLine.apply(event)));
        if (!log.problem().isEmpty()) {
            stage.say("log.problem", log.problem());
        } else if (own.isEmpty()) {
            stage.say("log.late");
        } else {
            stage.say("log.proven", own.size(), log.checkpoint());
        }
    }

    /** Events travel in segments; the newest of the tour is there within a second or two. */
    private PeopleReply.CentralLog confirmedLog(String session) throws IOException, InterruptedException {
        PeopleReply.CentralLog log = central();
        for (int i = 0; i < LOG_TRIES && !isComplete(log, session); i++) {
            Thread.sleep(LOG_PAUSE_MILLIS);
            log = central();
        }
        return log;
    }

    private static boolean isComplete(PeopleReply.CentralLog log, String session) {
        return !log.problem().isEmpty()
                || log.events().stream()
                        .filter(e -> isOf(e, session))
                        .anyMatch(
                                e -> e.path("body").path("action").asString("").equals("git.push"));
    }

    private static boolean isOf(JsonNode event, String session) {
        return event.path("body").path("session").asString("").equals(session);
    }

    private PeopleReply.CentralLog central() throws IOException {
        return switch (service.call(new PeopleRequest.Central(LOG_LINES))) {
            case PeopleReply.CentralLog log -> log;
            case PeopleReply.Refused(var message) -> throw new TrialException(message);
            case PeopleReply other ->
                throw new TrialException("unexpected reply " + other.getClass().getSimpleName());
        };
    }

    private void takeBack(ScratchWorkspace scratch) throws IOException {
        AbsolutePath base = new AbsolutePath(scratch.base().toString());
        if (service.call(new PeopleRequest.Grants()) instanceof PeopleReply.GrantList(var grants)) {
            for (Grant grant : grants) {
                if (base.contains(grant.folder())) {
                    service.call(new PeopleRequest.Revoke(grant.id(), false));
                    stage.say("tour.revoked");
                }
            }
        }
    }
}
