package dev.chaperone.desktop.push;

import dev.chaperone.desktop.journal.Journal;
import dev.chaperone.model.audit.EventBody;
import dev.chaperone.model.audit.ProofException;
import dev.chaperone.model.change.Approval;
import dev.chaperone.model.change.Envelope;
import dev.chaperone.model.change.Names;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Other people's changes, for the person who sits here: what waits at central, the patch, and the way of a signed yes
 * or no. Decides and signs nothing. Safe for many threads.
 */
public final class Reviews {

    private final Supplier<Optional<CentralForge>> central;
    private final Journal journal;

    public Reviews(Supplier<Optional<CentralForge>> central, Journal journal) {
        this.central = central;
        this.journal = journal;
    }

    /** What waits, a JSON array. @throws IOException in one plain line */
    public JsonNode open() throws IOException {
        return served(forge().open());
    }

    /** The patch of a change, byte for byte. @throws IOException in one plain line */
    public byte[] patch(String change) throws IOException {
        return forge().patch(named(change));
    }

    /**
     * Sends what a person signed.
     *
     * @param by who they are, as the system names them
     * @return the change's report as it is now
     * @throws IOException in one plain line, if central does not take it
     */
    public JsonNode send(String change, byte[] envelope, String by) throws IOException {
        Approval approval;
        Envelope signed;
        try {
            signed = Envelope.parse(envelope);
            approval = Approval.decode(signed.payload());
        } catch (ProofException e) {
            throw new IOException("this is no approval: " + e.getMessage(), e);
        }
        JsonNode report = served(forge().review(named(change), envelope));
        journal.append(new EventBody.ChangeReviewed(
                change,
                by,
                approval.decision().name().toLowerCase(Locale.ROOT),
                approval.seen().tree(),
                approval.seen().patch().hex(),
                signed.keyId(),
                report.path("state").asString("")));
        return report;
    }

    private static String named(String change) throws IOException {
        if (!Names.CHANGE.matcher(change).matches()) {
            throw new IOException("that is no change's name; see: chaperone approve");
        }
        return change;
    }

    private CentralForge forge() throws IOException {
        return central.get()
                .orElseThrow(() -> new IOException("this laptop is not enrolled with central; see: chaperone status"));
    }

    private static JsonNode served(CentralForge.Reply reply) throws IOException {
        return switch (reply) {
            case CentralForge.Reply.Served(var body) -> json(body);
            case CentralForge.Reply.Refused(var reason) -> throw new IOException(reason);
            case CentralForge.Reply.Later(var _, var reason) -> throw new IOException(reason + "; try again");
        };
    }

    private static JsonNode json(String body) throws IOException {
        try {
            return JsonMapper.shared().readTree(body.getBytes(StandardCharsets.UTF_8));
        } catch (JacksonException e) {
            throw new IOException("central's answer can't be read", e);
        }
    }
}
