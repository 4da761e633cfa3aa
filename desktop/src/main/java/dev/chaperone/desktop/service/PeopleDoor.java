package dev.chaperone.desktop.service;

import dev.chaperone.desktop.consent.ConsentDesk;
import dev.chaperone.desktop.consent.PromptEvent;
import dev.chaperone.desktop.consent.PromptQueue;
import dev.chaperone.desktop.gateway.ModelGateway;
import dev.chaperone.desktop.journal.Journal;
import dev.chaperone.desktop.people.PeopleReply;
import dev.chaperone.desktop.people.PeopleRequest;
import dev.chaperone.desktop.people.PeopleWire;
import dev.chaperone.desktop.push.Reviews;
import dev.chaperone.model.audit.EventBody;
import java.io.IOException;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.LinkedBlockingQueue;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;

/** Serves the people's socket: who may speak is checked first, then each request is answered in turn. */
final class PeopleDoor implements UnixServer.Connection {

    private static final Logger LOG = LoggerFactory.getLogger(PeopleDoor.class);

    private final PeerCheck peers;
    private final PromptQueue prompts;
    private final Answers answers;
    private final ModelGateway gateway;
    private final Revocation revocation;
    private final Elevating elevating;
    private final Journal journal;
    private final Reports reports;
    private final Reviews reviews;

    PeopleDoor(
            PeerCheck peers,
            PromptQueue prompts,
            Answers answers,
            ModelGateway gateway,
            Revocation revocation,
            Elevating elevating,
            Journal journal,
            Reports reports,
            Reviews reviews) {
        this.peers = peers;
        this.prompts = prompts;
        this.answers = answers;
        this.gateway = gateway;
        this.revocation = revocation;
        this.elevating = elevating;
        this.journal = journal;
        this.reports = reports;
        this.reviews = reviews;
    }

    @Override
    public void serve(SocketChannel channel) throws IOException {
        PeopleWire wire = new PeopleWire(channel);
        switch (peers.person(channel)) {
            case PeerCheck.Result.Refused(var pid, var reason) -> {
                refuse(wire, pid, reason);
                Lingering.over(channel);
            }
            case PeerCheck.Result.Person person -> answerAll(wire, channel, person);
        }
    }

    private void refuse(PeopleWire wire, long pid, String reason) throws IOException {
        LOG.warn("a peer was refused on the people's socket: {}", reason);
        try {
            journal.append(new EventBody.PeerRefused("people", pid, reason));
        } catch (IOException e) {
            LOG.error("journal unavailable: {}", e.getMessage());
        }
        wire.send(new PeopleReply.Refused(reason));
    }

    private void answerAll(PeopleWire wire, SocketChannel channel, PeerCheck.Result.Person person) throws IOException {
        for (Optional<PeopleRequest> request = next(wire, channel);
                request.isPresent();
                request = next(wire, channel)) {
            if (request.get() instanceof PeopleRequest.Watch) {
                follow(wire);
                return;
            }
            wire.send(safeReply(request.get(), person));
        }
    }

    /** What can't be read or written is told, not hung up on. */
    private PeopleReply safeReply(PeopleRequest request, PeerCheck.Result.Person person) {
        try {
            return reply(request, person);
        } catch (IOException e) {
            LOG.error("a request could not be answered: {}", e.getMessage());
            return new PeopleReply.Refused(Texts.get("request.failed", String.valueOf(e.getMessage())));
        }
    }

    private static Optional<PeopleRequest> next(PeopleWire wire, SocketChannel channel) throws IOException {
        try {
            return wire.request();
        } catch (IOException e) {
            LOG.debug("a request was not understood", e);
            wire.send(new PeopleReply.Refused(Texts.get("request.unknown")));
            Lingering.over(channel);
            return Optional.empty();
        }
    }

    private PeopleReply reply(PeopleRequest request, PeerCheck.Result.Person person) throws IOException {
        String user = person.user();
        return switch (request) {
            case PeopleRequest.Answer(var prompt, var answer) -> answers.take(prompt, answer, person);
            case PeopleRequest.KeepOpen(var prompt) -> keepOpen(prompt);
            case PeopleRequest.Status _ -> reports.state();
            case PeopleRequest.Prompts _ -> new PeopleReply.PromptList(prompts.open());
            case PeopleRequest.Grants _ -> reports.grants();
            case PeopleRequest.Revoke(var grant, var hard) -> revoke(() -> revocation.one(grant, hard, user));
            case PeopleRequest.RevokeAll(var agent, var hard) -> revoke(() -> revocation.all(agent, hard, user));
            case PeopleRequest.Stop(var hard) -> revoke(() -> revocation.stop(hard, user));
            case PeopleRequest.Resume _ -> revocation.resume(user);
            case PeopleRequest.Why(var decision) -> reports.why(decision);
            case PeopleRequest.Recent(var limit) -> reports.recent(limit);
            case PeopleRequest.Timeline(var before, var limit) -> reports.timeline(before, limit);
            case PeopleRequest.EffectivePolicy _ -> reports.effectivePolicy();
            case PeopleRequest.Central(var limit) -> reports.central(limit);
            case PeopleRequest.AgentNote note -> note(note);
            case PeopleRequest.OpenGateway(var agent) -> new PeopleReply.GatewayAddress(gateway.open(agent));
            case PeopleRequest.ShutGateway(var agent) -> shut(agent);
            case PeopleRequest.GatewayState _ -> reports.gateway();
            case PeopleRequest.Elevations _ -> elevating.list();
            case PeopleRequest.Elevate wanted -> revoke(() -> elevating.request(wanted, user));
            case PeopleRequest.EndElevation(var id) -> revoke(() -> elevating.end(id, user));
            case PeopleRequest.OpenChanges _ -> new PeopleReply.Changes(listOf(reviews.open()));
            case PeopleRequest.ChangePatch(var change) -> new PeopleReply.Patch(reviews.patch(change));
            case PeopleRequest.ReviewChange(var change, var statement) ->
                new PeopleReply.Changes(
                        List.of(reviews.send(change, statement.getBytes(StandardCharsets.UTF_8), user)));
            case PeopleRequest.Watch _ -> new PeopleReply.Refused(Texts.get("request.unknown"));
        };
    }

    private static List<JsonNode> listOf(JsonNode array) {
        List<JsonNode> list = new ArrayList<>();
        array.forEach(list::add);
        return list;
    }

    private PeopleReply keepOpen(String prompt) {
        prompts.keepOpen(prompt);
        return new PeopleReply.Done();
    }

    private PeopleReply shut(String agent) throws IOException {
        gateway.shut(agent);
        return new PeopleReply.Done();
    }

    /** It has bitten already when only the journal fails. */
    private PeopleReply revoke(Revoking revoking) {
        try {
            return revoking.run();
        } catch (IOException e) {
            return new PeopleReply.Refused(Texts.get("journal.unavailable", String.valueOf(e.getMessage())));
        }
    }

    private interface Revoking {
        PeopleReply run() throws IOException;
    }

    private PeopleReply note(PeopleRequest.AgentNote note) {
        return record(
                note.connected()
                        ? new EventBody.AgentConnected(note.agent(), note.file())
                        : new EventBody.AgentDisconnected(note.agent(), note.file()));
    }

    private PeopleReply record(EventBody event) {
        try {
            journal.append(event);
            return new PeopleReply.Done();
        } catch (IOException e) {
            return new PeopleReply.Refused(Texts.get("journal.unavailable", String.valueOf(e.getMessage())));
        }
    }

    /** Events wait in a queue of this connection, so that a slow window never holds up the desk. */
    private void follow(PeopleWire wire) {
        LinkedBlockingQueue<PromptEvent> events = new LinkedBlockingQueue<>();
        Thread writer = Thread.currentThread();
        Thread.ofVirtual().start(() -> awaitHangUp(wire, writer));
        try (ConsentDesk.Watch _ = prompts.watch(events::add)) {
            while (!Thread.currentThread().isInterrupted()) {
                wire.send(new PeopleReply.Event(events.take()));
            }
        } catch (InterruptedException | IOException e) {
            LOG.debug("a watcher has gone", e);
        }
    }

    private static void awaitHangUp(PeopleWire wire, Thread writer) {
        try {
            while (wire.request().isPresent()) {
                LOG.debug("a watcher sent something that is not expected");
            }
        } catch (IOException e) {
            LOG.debug("a watcher has gone", e);
        } finally {
            writer.interrupt();
        }
    }
}
