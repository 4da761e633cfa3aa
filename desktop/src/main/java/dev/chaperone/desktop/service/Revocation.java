package dev.chaperone.desktop.service;

import dev.chaperone.desktop.consent.GrantBook;
import dev.chaperone.desktop.consent.KillSwitch;
import dev.chaperone.desktop.consent.PromptQueue;
import dev.chaperone.desktop.journal.Journal;
import dev.chaperone.desktop.people.PeopleReply;
import dev.chaperone.desktop.people.PeopleReply.Revoked;
import dev.chaperone.model.audit.EventBody;
import dev.chaperone.model.consent.Grant;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** Takes answers back, one or many. It bites first and is recorded then, so that a full disk keeps nobody from it. */
final class Revocation {

    private final GrantBook grants;
    private final PromptQueue prompts;
    private final KillSwitch killSwitch;
    private final Running running;
    private final Journal journal;

    /** What agents have running: programs of theirs, and whole sessions of ours. */
    interface Running {
        /** @param agent the adapter's name; empty for all. @return how many were told to end */
        int end(String agent);
    }

    Revocation(GrantBook grants, PromptQueue prompts, KillSwitch killSwitch, Running running, Journal journal) {
        this.grants = grants;
        this.prompts = prompts;
        this.killSwitch = killSwitch;
        this.running = running;
        this.journal = journal;
    }

    /**
     * One permission, or one remembered no.
     *
     * @param hard ends what the agent has running, too
     */
    PeopleReply one(String id, boolean hard, String user) throws IOException {
        Optional<Grant> found =
                grants.live().stream().filter(g -> g.id().equals(id)).findFirst();
        return found.isEmpty()
                ? new PeopleReply.Refused(Texts.get("grant.unknown", id))
                : take(g -> g.id().equals(id), found.map(Grant::agent).filter(_ -> hard), user);
    }

    /** Every permission of {@code agent} (empty: of all). A remembered no stays: taking it back needs its id. */
    PeopleReply all(String agent, boolean hard, String user) throws IOException {
        return take(
                g -> allows(g) && (agent.isEmpty() || g.agent().equals(agent)),
                Optional.of(agent).filter(_ -> hard),
                user);
    }

    /** The kill switch: no agent may do anything until {@link #resume}. */
    PeopleReply stop(boolean hard, String user) throws IOException {
        Revoked taken;
        try {
            killSwitch.stop(user);
        } finally {
            prompts.stopAll();
            taken = take(Revocation::allows, Optional.of("").filter(_ -> hard), user);
        }
        journal.append(new EventBody.AgentsStopped(user, taken.grants().size(), taken.programs()));
        return taken;
    }

    /** Recorded first: agents stay stopped while nothing can be written. */
    PeopleReply resume(String user) throws IOException {
        if (killSwitch.stopped().isEmpty()) {
            return new PeopleReply.Refused(Texts.get("not.stopped"));
        }
        // An answer may have come in while everything was being stopped.
        take(Revocation::allows, Optional.empty(), user);
        journal.append(new EventBody.AgentsResumed(user));
        killSwitch.resume();
        return new PeopleReply.Done();
    }

    /** @param ending the agent whose running programs end, too; all agents if it is the empty name */
    private Revoked take(Predicate<Grant> which, Optional<String> ending, String user) throws IOException {
        List<Grant> gone;
        int programs = 0;
        try {
            gone = grants.revoke(which);
        } finally {
            programs = ending.map(running::end).orElse(0);
        }
        for (Grant g : gone) {
            String effect = allows(g) ? "" : "deny";
            journal.append(
                    new EventBody.GrantRevoked(g.id(), g.agent(), g.folder().value(), user, effect));
        }
        return new Revoked(gone, programs);
    }

    private static boolean allows(Grant grant) {
        return grant.kind() == Grant.Kind.PERMISSION;
    }
}
