package dev.chaperone.model.consent;

import dev.chaperone.model.action.AbsolutePath;
import dev.chaperone.model.action.AgentIdentity;
import dev.chaperone.model.action.SessionId;
import java.time.Instant;
import java.util.List;

/**
 * One question to a person: who wants what where, why it is asked, and until when an answer counts. The same record is
 * shown by the window, the terminal and the CLI, so that all say the same.
 *
 * @param command the command line if the agent wants to run one, else empty
 * @param ruleId the policy rule that asks
 * @param why that rule's reason
 * @param agentsWords the agent's own reason, unchecked, possibly empty
 * @param requests how many calls wait for this one answer
 * @param deadline from then on silence is "no"; the service's clock
 * @param offered the answers whose consequence can be shown whole
 */
public record Prompt(
        String id,
        AgentIdentity agent,
        SessionId session,
        AbsolutePath folder,
        Access access,
        String command,
        Glance glance,
        String ruleId,
        String policyVersion,
        String why,
        String agentsWords,
        int requests,
        Instant askedAt,
        Instant deadline,
        List<Answer> offered,
        int folderDays) {

    public Prompt {
        offered = List.copyOf(offered);
    }

    /**
     * What a short bounded look into the folder found.
     *
     * @param files files counted; a lower bound if {@code complete} is false
     * @param sensitive files that look like credentials by name or content
     * @param personal files that hold personal data by content
     * @param repository the remote's address or folder name if the folder is in a git work tree, else empty
     */
    public record Glance(int files, int sensitive, int personal, String repository, boolean complete) {
        public static final Glance NONE = new Glance(0, 0, 0, "", false);
    }
}
