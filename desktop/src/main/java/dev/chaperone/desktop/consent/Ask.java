package dev.chaperone.desktop.consent;

import dev.chaperone.model.action.AbsolutePath;
import dev.chaperone.model.action.Origin;
import dev.chaperone.model.consent.Access;
import dev.chaperone.model.policy.Reach;
import dev.chaperone.model.policy.Rule;
import java.time.Duration;

/**
 * A question the gate wants put to a person.
 *
 * @param folder what a yes would cover
 * @param command shown if the agent wants to run one, else empty
 * @param subject what a yes for {@link Reach#REPEAT} is about, as in
 *     {@link dev.chaperone.model.consent.Grant#subject()}; empty for a folder
 * @param reach nothing wider may be offered
 * @param patience until silence is "no"
 */
public record Ask(
        Origin origin,
        AbsolutePath folder,
        Access access,
        String command,
        String subject,
        Rule rule,
        String policyVersion,
        Reach reach,
        Duration patience,
        int folderDays) {

    /** Two asks with one key are one question to the person. */
    Key key() {
        return new Key(
                origin.agent().name(), origin.session().value(), folder, access, reach == Reach.FOLDER ? "" : subject);
    }

    record Key(String agent, String session, AbsolutePath folder, Access access, String command) {}
}
