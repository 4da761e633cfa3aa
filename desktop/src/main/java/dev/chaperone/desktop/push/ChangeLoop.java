package dev.chaperone.desktop.push;

import dev.chaperone.desktop.journal.BackgroundLoop;
import dev.chaperone.desktop.journal.Backoff;
import dev.chaperone.desktop.journal.Journal;
import dev.chaperone.model.audit.EventBody;
import dev.chaperone.model.audit.Hash;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Sends waiting changes to central by itself, at once and again after waits that grow, however long central is away.
 * One virtual thread, which {@link #close} ends; where it stands is in the spool alone.
 */
public final class ChangeLoop implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(ChangeLoop.class);

    /** While this device is not enrolled, or nothing waits. */
    private static final Duration LOOK_AGAIN = Duration.ofSeconds(10);

    private static final int MOST_FOLLOWED = 20;
    private static final Set<String> STATES = Set.of("open", "stopped", "refused", "landed", "rejected");

    private final ChangeSpool spool;
    private final Journal journal;
    private final Supplier<Optional<CentralForge>> central;
    private final Backoff backoff;
    private final BackgroundLoop loop = new BackgroundLoop("change-upload", this::run);

    /** @param central empty while this device is not enrolled; asked again and again */
    public ChangeLoop(ChangeSpool spool, Journal journal, Supplier<Optional<CentralForge>> central, Backoff backoff) {
        this.spool = spool;
        this.journal = journal;
        this.central = central;
        this.backoff = backoff;
    }

    /** Begins with what an earlier run left behind. Once only. */
    public void start(ChangeDesk desk) {
        desk.onNews(loop::wake);
        loop.start();
    }

    @Override
    public void close() {
        loop.close();
    }

    private void run() throws InterruptedException {
        Duration wait = round();
        while (loop.restUntilWoken(wait) != BackgroundLoop.End.CLOSED) {
            wait = round();
        }
    }

    /** How long to wait before the next. */
    private Duration round() {
        try {
            Optional<CentralForge> forge = central.get();
            if (forge.isEmpty()) {
                return LOOK_AGAIN;
            }
            Duration wait = sendAll(forge.get());
            followUp(forge.get());
            return wait;
        } catch (IOException | JacksonException e) {
            LOG.warn("changes can't be sent: {}", e.getMessage());
            return backoff.next(LOOK_AGAIN);
        }
    }

    private Duration sendAll(CentralForge forge) throws IOException {
        for (Waiting change : spool.all()) {
            Optional<byte[]> bundle = change.isHere() ? spool.bundle(change.id()) : Optional.empty();
            if (bundle.isPresent()) {
                switch (forge.put(change.id(), change.envelope().encode(), bundle.get())) {
                    case CentralForge.Reply.Served(var report) -> settle(change, report);
                    case CentralForge.Reply.Refused(var reason) -> settle(change, refusal(reason));
                    case CentralForge.Reply.Later(var delay, var reason) -> {
                        spool.put(change.with(reason));
                        return backoff.next(delay);
                    }
                }
            }
        }
        backoff.reset();
        return LOOK_AGAIN;
    }

    /** What people made of the newest ones that were open; what can't be asked now is asked again. */
    private void followUp(CentralForge forge) throws IOException {
        List<Waiting> open = spool.all().stream()
                .filter(c -> c.state().equals("open"))
                .limit(MOST_FOLLOWED)
                .toList();
        for (Waiting change : open) {
            if (forge.report(change.id()) instanceof CentralForge.Reply.Served(var report)
                    && !report.equals(change.report())) {
                settle(change, report);
            }
        }
    }

    /** The event first: what central said is known to the journal even if the disk refuses the rest. */
    private void settle(Waiting change, String report) throws IOException {
        JsonNode said = JsonMapper.shared().readTree(report);
        String state = said.path("state").asString("");
        String known = STATES.contains(state) ? state : "refused";
        String digest = Hash.sha256(report.getBytes(StandardCharsets.UTF_8)).hex();
        journal.append(new EventBody.ChangeAnswered(
                change.id(), known, said.path("branch").asString(""), digest));
        spool.put(change.answered(known, report));
    }

    private static String refusal(String reason) {
        return JsonMapper.shared()
                .createObjectNode()
                .put("state", "refused")
                .put("reason", reason)
                .toString();
    }
}
