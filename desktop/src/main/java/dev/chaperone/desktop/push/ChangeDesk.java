package dev.chaperone.desktop.push;

import dev.chaperone.desktop.device.DeviceIdentity;
import dev.chaperone.desktop.journal.Journal;
import dev.chaperone.model.audit.EventBody;
import dev.chaperone.model.audit.Hash;
import dev.chaperone.model.audit.ProofException;
import dev.chaperone.model.change.Envelope;
import dev.chaperone.model.change.Submission;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Supplier;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Takes work that may be handed in: signs it, records it, and keeps it until central has it. Safe for many threads. */
public final class ChangeDesk {

    private final DeviceIdentity device;
    private final ChangeSpool spool;
    private final Journal journal;
    private final InstantSource clock;
    private final Supplier<String> ids;
    private volatile Runnable onNews = () -> {};

    /** @param ids names of changes, {@code c-} and eight characters */
    public ChangeDesk(
            DeviceIdentity device, ChangeSpool spool, Journal journal, InstantSource clock, Supplier<String> ids) {
        this.device = device;
        this.spool = spool;
        this.journal = journal;
        this.clock = clock;
        this.ids = ids;
    }

    /** Calls {@code action} after each change that was taken, and when somebody wants to know where they are. */
    void onNews(Runnable action) {
        onNews = action;
    }

    /**
     * Takes one. The event is on disk before the change is, and the change before this returns.
     *
     * @return its id
     * @throws IOException in one plain line, if it can't be taken; nothing is sent then
     */
    public String take(HandIn work, Submission.Maker maker, byte[] bundle) throws IOException {
        Submission submission = new Submission(
                ids.get(),
                device.deviceId(),
                work.target(),
                new Submission.Content(work.base(), work.head(), work.tree(), Hash.sha256(bundle)),
                maker,
                work.message(),
                clock.instant());
        Envelope envelope = sign(submission);
        journal.append(event(submission));
        spool.add(new Waiting(submission.id(), Waiting.HERE, "", envelope, "", work.folder()), bundle);
        onNews.run();
        return submission.id();
    }

    private Envelope sign(Submission submission) throws IOException {
        byte[] payload = submission.encode();
        try {
            Submission.decode(payload); // central reads no less strictly
            return new Envelope(payload, device.keyId(), device.sign(Envelope.signed(payload)));
        } catch (ProofException e) {
            throw new IOException("this can't be handed in: " + e.getMessage(), e);
        } catch (GeneralSecurityException e) {
            throw new IOException("the device's key can't sign; enrol this device again", e);
        }
    }

    private static EventBody event(Submission submission) {
        Submission.Content content = submission.content();
        return new EventBody.ChangeSubmitted(
                submission.id(),
                submission.maker().agent(),
                submission.maker().session(),
                submission.maker().decision(),
                submission.target().repository(),
                submission.target().branch(),
                content.base(),
                content.head(),
                content.tree(),
                content.bundle().hex());
    }

    /** All changes of this laptop as a JSON array, newest first. */
    public String list() throws IOException {
        onNews.run();
        ArrayNode list = JsonMapper.shared().createArrayNode();
        for (Waiting change : spool.all()) {
            list.add(json(change));
        }
        return list.toString();
    }

    /** One change as JSON, with the gates' report once there is one; empty if there is none of that name. */
    public Optional<String> show(String id) throws IOException {
        return spool.find(id).map(c -> json(c).toString());
    }

    private static ObjectNode json(Waiting change) {
        ObjectNode json = JsonMapper.shared()
                .createObjectNode()
                .put("change", change.id())
                .put("state", change.state())
                .put("problem", change.problem())
                .put("folder", change.folder());
        try {
            Submission submission = Submission.decode(change.envelope().payload());
            json.put("repository", submission.target().repository());
            json.put("target", submission.target().branch());
            json.put("at", submission.at().toString());
        } catch (ProofException _) {
            json.put("problem", "its statement is damaged; hand the work in again");
        }
        if (!change.report().isEmpty()) {
            json.set("report", JsonMapper.shared().readTree(change.report()));
        }
        return json;
    }
}
