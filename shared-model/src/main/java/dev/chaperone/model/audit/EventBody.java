package dev.chaperone.model.audit;

import java.util.List;
import java.util.Map;

/**
 * What happened, without any content: no prompt text, no secret, no file content, no placeholder map. Field names are
 * the wire names; central keeps events of kinds it does not know yet.
 */
public sealed interface EventBody {

    /** The wire name of this kind of event. */
    default String type() {
        return switch (this) {
            case Decided _ -> "decision";
            case PromptSanitised _ -> "prompt.sanitised";
            case GrantRevoked _ -> "grant.revoked";
            case AgentsStopped _ -> "agents.stopped";
            case AgentsResumed _ -> "agents.resumed";
            case PolicyApplied _ -> "policy.applied";
            case PolicyRejected _ -> "policy.rejected";
            case DeviceEnrolled _ -> "device.enrolled";
            case ServiceStarted _ -> "service.started";
            case ServiceStopped _ -> "service.stopped";
            case AgentConnected _ -> "agent.connected";
            case AgentDisconnected _ -> "agent.disconnected";
            case PeerRefused _ -> "peer.refused";
            case Gap _ -> "gap";
            case EvidenceAlarm _ -> "evidence.alarm";
            case ChangeSubmitted _ -> "change.submitted";
            case ChangeAnswered _ -> "change.answered";
            case ElevationRequested _ -> "elevation.requested";
            case ElevationBegan _ -> "elevation.began";
            case ElevationEnded _ -> "elevation.ended";
            case ChangeReviewed _ -> "change.reviewed";
            case PushAlarm _ -> "push.alarm";
        };
    }

    /**
     * One verdict of the gate. Whatever is not known is empty here and absent in the event.
     *
     * @param action policy name of the kind, e.g. {@code fs.read}
     * @param paths the paths it was about; for a command its folder
     * @param outcome {@code allow}, {@code deny} or {@code rewrite}
     * @param cause {@code rule}, {@code grant}, {@code person}, {@code silence} or {@code failure}
     * @param causeRef rule id, grant id, prompt id or failure kind
     * @param approver the user who answered
     * @param grantId the grant that was used or made
     * @param scope {@code once}, {@code session} or {@code folder} if a grant was made or used
     * @param surface which door the action came through, e.g. {@code claude-code/hook}
     * @param proof {@code process} or {@code claimed}
     */
    record Decided(
            String decisionId,
            String agent,
            String agentVersion,
            String proof,
            String session,
            String call,
            String surface,
            String action,
            List<String> paths,
            String outcome,
            String cause,
            String causeRef,
            String approver,
            String grantId,
            String scope,
            String policyVersion,
            Details details)
            implements EventBody {
        public Decided {
            paths = List.copyOf(paths);
        }

        /** Without details. */
        public Decided(
                String decisionId,
                String agent,
                String agentVersion,
                String proof,
                String session,
                String call,
                String surface,
                String action,
                List<String> paths,
                String outcome,
                String cause,
                String causeRef,
                String approver,
                String grantId,
                String scope,
                String policyVersion) {
            this(
                    decisionId,
                    agent,
                    agentVersion,
                    proof,
                    session,
                    call,
                    surface,
                    action,
                    paths,
                    outcome,
                    cause,
                    causeRef,
                    approver,
                    grantId,
                    scope,
                    policyVersion,
                    Details.NONE);
        }

        public Decided with(Details known) {
            return new Decided(
                    decisionId,
                    agent,
                    agentVersion,
                    proof,
                    session,
                    call,
                    surface,
                    action,
                    paths,
                    outcome,
                    cause,
                    causeRef,
                    approver,
                    grantId,
                    scope,
                    policyVersion,
                    known);
        }
    }

    /**
     * What is known of a decision only sometimes.
     *
     * @param model the model the agent works with, and its version
     * @param purpose what the person consented to it for
     * @param promptHash HMAC-SHA-256 of the prompt under a key of this device, hex, so that it can be found again and
     *     not be guessed
     * @param answeredMillis how long the question was open, in milliseconds; -1 if it is not known
     * @param approverProof how far it is known that it was the approver who answered: {@code program}, a program of
     *     theirs that no agent started, or {@code confirmed}, besides that to the operating system, e.g. by a password
     */
    record Details(String model, String purpose, String promptHash, long answeredMillis, String approverProof) {
        public static final Details NONE = new Details("", "", "", AbsentFields.UNKNOWN, "");
    }

    /** @param classes finding class to count, e.g. {@code secret.aws-access-key -> 1} */
    record PromptSanitised(
            String decisionId, String agent, String session, int characters, Map<String, Integer> classes)
            implements EventBody {
        public PromptSanitised {
            classes = Map.copyOf(classes);
        }
    }

    /** @param effect {@code deny} if a remembered no was taken back, empty if a permission was */
    record GrantRevoked(String grantId, String agent, String folder, String by, String effect) implements EventBody {}

    /**
     * A person stopped every agent on the laptop.
     *
     * @param grants permissions that ended with it
     * @param programs running programs of agents that were told to end
     */
    record AgentsStopped(String by, int grants, int programs) implements EventBody {}

    record AgentsResumed(String by) implements EventBody {}

    record PolicyApplied(String policyVersion, String digest, String source) implements EventBody {}

    record PolicyRejected(String source, String problem) implements EventBody {}

    record DeviceEnrolled(String server, String auditKey) implements EventBody {}

    record ServiceStarted(String version, String user) implements EventBody {}

    record ServiceStopped(String reason) implements EventBody {}

    record AgentConnected(String agent, String file) implements EventBody {}

    record AgentDisconnected(String agent, String file) implements EventBody {}

    /** Somebody who may not answer tried to use the people's socket. */
    record PeerRefused(String socket, long pid, String reason) implements EventBody {}

    /** Something that should have been an event is missing, and this says so. */
    record Gap(String reason, long from, long to) implements EventBody {}

    /**
     * Something is wrong with the evidence itself: this disk or central was set back, the log forked, the clock went
     * back.
     *
     * @param kind e.g. {@code forked-log}
     * @param detail one line with numbers, never event content
     */
    record EvidenceAlarm(String kind, String detail) implements EventBody {}

    /**
     * Commits were handed in to be looked at, by an agent or a person.
     *
     * @param change its id
     * @param maker the agent, or {@code person}
     * @param decisionId the gate's decision, if an agent handed it in
     * @param branch where it should land
     * @param bundle SHA-256 of what is sent, hex
     */
    record ChangeSubmitted(
            String change,
            String maker,
            String session,
            String decisionId,
            String repository,
            String branch,
            String base,
            String head,
            String tree,
            String bundle)
            implements EventBody {}

    /**
     * Central has looked at a change.
     *
     * @param state {@code open}, {@code stopped} by a gate, {@code refused}, {@code landed} or {@code rejected}
     * @param branch where it is now, if anywhere
     * @param report SHA-256 of the gates' report, hex
     */
    record ChangeAnswered(String change, String state, String branch, String report) implements EventBody {}

    /**
     * Somebody asks that rules which forbid ask for a while instead.
     *
     * @param rules ids
     * @param minutes for how long
     * @param reason in the words of whoever asks
     * @param by the operating-system user
     */
    record ElevationRequested(String elevation, List<String> rules, int minutes, String reason, String by)
            implements EventBody {
        public ElevationRequested {
            rules = List.copyOf(rules);
        }
    }

    /**
     * It was signed and counts from now on.
     *
     * @param policyVersion of the decisions under it
     */
    record ElevationBegan(String elevation, List<String> rules, String until, String policyVersion)
            implements EventBody {
        public ElevationBegan {
            rules = List.copyOf(rules);
        }
    }

    /** @param by {@code time}, {@code administrator} or the operating-system user who ended it */
    record ElevationEnded(String elevation, String by) implements EventBody {}

    /**
     * A person has signed a yes or no to a change on this laptop, and central has taken it.
     *
     * @param by who sat here, as the system names them
     * @param decision {@code approve} or {@code reject}
     * @param key fingerprint of the SSH key
     * @param state what the change is now
     */
    record ChangeReviewed(
            String change, String by, String decision, String tree, String patch, String key, String state)
            implements EventBody {}

    /**
     * Git's own layer against pushes was got past or taken away.
     *
     * @param kind {@code past}: an agent's push went by without having been asked for; {@code undone}: what protects
     *     pushes was taken out of git's configuration, and is back
     * @param agent who, if it is known
     * @param folder the repository; empty if it is about all of them
     */
    record PushAlarm(String kind, String agent, String folder) implements EventBody {}
}
