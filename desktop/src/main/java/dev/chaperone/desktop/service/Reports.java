package dev.chaperone.desktop.service;

import dev.chaperone.desktop.consent.GrantBook;
import dev.chaperone.desktop.consent.KillSwitch;
import dev.chaperone.desktop.consent.PromptQueue;
import dev.chaperone.desktop.gateway.ModelGateway;
import dev.chaperone.desktop.gateway.Protocol;
import dev.chaperone.desktop.journal.JournalEntry;
import dev.chaperone.desktop.journal.JournalReader;
import dev.chaperone.desktop.people.PeopleReply;
import dev.chaperone.desktop.people.TimelineEntry;
import dev.chaperone.desktop.policy.EffectiveJson;
import dev.chaperone.desktop.policy.PolicyStore;
import dev.chaperone.model.audit.CanonicalJson;
import dev.chaperone.model.audit.ProofException;
import dev.chaperone.model.policy.Policy;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/** What people can be told about the service's state and past. */
final class Reports {

    private static final int MOST = 1_000;

    private final About about;
    private final PolicyStore policy;
    private final JournalReader journal;
    private final PromptQueue prompts;
    private final GrantBook grants;
    private final KillSwitch killSwitch;
    private final Evidence evidence;
    private final PolicyPull policyPull;
    private final ModelGateway gateway;

    /** Facts that do not change while the service runs. */
    record About(String version, String device) {}

    Reports(
            About about,
            PolicyStore policy,
            JournalReader journal,
            PromptQueue prompts,
            GrantBook grants,
            KillSwitch killSwitch,
            Evidence evidence,
            PolicyPull policyPull,
            ModelGateway gateway) {
        this.about = about;
        this.policy = policy;
        this.journal = journal;
        this.prompts = prompts;
        this.grants = grants;
        this.killSwitch = killSwitch;
        this.evidence = evidence;
        this.policyPull = policyPull;
        this.gateway = gateway;
    }

    PeopleReply state() throws IOException {
        Policy current = policy.get();
        List<JournalEntry> recent = journal.recent(MOST);
        long backlog = recent.stream()
                .filter(e -> e.standing() != JournalEntry.Standing.RECEIPTED)
                .count();
        return new PeopleReply.State(
                about.version(),
                about.device(),
                current.settings().organisationName(),
                current.settings().mode().name().toLowerCase(Locale.ROOT),
                current.version(),
                evidence.central(),
                evidence.central(),
                recent.size(),
                backlog,
                prompts.open().size(),
                grants.live().size(),
                killSwitch.stopped().map(KillSwitch.Stop::by).orElse(""),
                problems());
    }

    PeopleReply why(String decision) throws IOException {
        List<JsonNode> events = json(journal.ofDecision(decision));
        return events.isEmpty()
                ? new PeopleReply.Refused(Texts.get("decision.unknown", decision))
                : new PeopleReply.Events(events);
    }

    PeopleReply recent(int limit) throws IOException {
        return new PeopleReply.Events(json(journal.recent(Math.clamp(limit, 1, MOST))));
    }

    PeopleReply timeline(long before, int limit) throws IOException {
        int wanted = Math.clamp(limit, 1, MOST);
        List<JournalEntry> found = before <= 0 ? journal.recent(wanted) : journal.before(before, wanted);
        List<JsonNode> events = json(found);
        List<TimelineEntry> entries = new ArrayList<>();
        for (int i = 0; i < found.size(); i++) {
            String standing = found.get(i).standing().name().toLowerCase(Locale.ROOT);
            entries.add(new TimelineEntry(events.get(i), standing));
        }
        return new PeopleReply.Timeline(entries);
    }

    PeopleReply effectivePolicy() {
        return new PeopleReply.EffectivePolicy(EffectiveJson.of(policy.composition()));
    }

    PeopleReply central(int limit) {
        Optional<CentralView> view = evidence.view();
        return view.isEmpty()
                ? new PeopleReply.Refused(Texts.get("problem.unenrolled"))
                : view.get().newest(Math.clamp(limit, 1, MOST));
    }

    PeopleReply grants() {
        return new PeopleReply.GrantList(grants.live());
    }

    PeopleReply gateway() {
        Map<String, String> servers = new TreeMap<>();
        for (Protocol protocol : Protocol.values()) {
            servers.put(protocol.wireName(), gateway.upstream(protocol));
        }
        return new PeopleReply.Gateway(gateway.address(), gateway.agents(), servers, gateway.counts());
    }

    private List<String> problems() {
        List<String> problems = new ArrayList<>();
        policy.problems().forEach(p -> problems.add(Texts.get("problem.policy", p)));
        if (!policyPull.problem().isEmpty()) {
            problems.add(Texts.get("problem.policy.fetch", policyPull.problem()));
        }
        problems.addAll(evidence.problems());
        problems.addAll(gateway.problems());
        return problems;
    }

    private static List<JsonNode> json(List<JournalEntry> entries) throws IOException {
        List<JsonNode> events = new ArrayList<>();
        for (JournalEntry entry : entries) {
            try {
                events.add(CanonicalJson.decode(entry.sealed().canonicalEvent()));
            } catch (ProofException e) {
                throw new IOException("an event in the journal is not readable", e);
            }
        }
        return events;
    }
}
