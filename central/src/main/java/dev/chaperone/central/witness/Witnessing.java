package dev.chaperone.central.witness;

import dev.chaperone.central.log.TileLog;
import dev.chaperone.central.witness.WitnessClient.Answer;
import dev.chaperone.model.audit.Checkpoint;
import dev.chaperone.model.audit.ProofException;
import java.io.IOException;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes each new checkpoint to the witnesses, in the background and at most once a second, and publishes it with their
 * signatures. One thread, which {@link #close} ends.
 */
public final class Witnessing implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Witnessing.class);
    private static final Duration PAUSE = Duration.ofSeconds(1);
    private static final Duration CONNECT = Duration.ofSeconds(5);

    private final TileLog log;
    private final Alarm alarm;
    private final HttpClient http = HttpClient.newBuilder()
            .connectTimeout(CONNECT)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();
    private final List<WitnessClient> clients;
    private final ScheduledExecutorService rounds = Executors.newSingleThreadScheduledExecutor(
            Thread.ofVirtual().name("witnesses").factory());
    private String done = "";

    /** Is told what a witness holds against this log. */
    public interface Alarm {
        void contradicted(String witness, String reason) throws IOException;
    }

    public Witnessing(List<Witness> witnesses, TileLog log, Alarm alarm) {
        this.log = log;
        this.alarm = alarm;
        this.clients = witnesses.stream()
                .map(witness -> new WitnessClient(http, witness, log))
                .toList();
    }

    /** Begins, if there is a witness. Once only. */
    public void start() {
        if (!clients.isEmpty()) {
            var _ = rounds.scheduleWithFixedDelay(
                    this::tryRound, PAUSE.toMillis(), PAUSE.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    @Override
    public void close() {
        rounds.shutdownNow();
        http.shutdownNow();
    }

    private void tryRound() {
        try {
            round();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException | RuntimeException e) {
            LOG.warn("the witnesses could not be asked: {}", e.getMessage());
        }
    }

    /** Has the newest checkpoint signed by all who are there; again the next time if one was not. */
    void round() throws IOException, InterruptedException {
        String note = log.signedCheckpoint();
        Checkpoint checkpoint = parsed(note);
        if (checkpoint.size() == 0 || note.equals(done)) {
            return;
        }
        StringBuilder lines = new StringBuilder();
        boolean all = true;
        for (WitnessClient client : clients) {
            switch (client.cosign(note, checkpoint)) {
                case Answer.Cosigned(var line) -> lines.append(line);
                case Answer.Contradicted(var reason) -> {
                    LOG.error("the witness {} contradicts this log: {}", client.name(), reason);
                    alarm.contradicted(client.name(), reason);
                }
                case Answer.Unavailable(var reason) -> {
                    all = false;
                    LOG.info("the witness {} did not sign: {}", client.name(), reason);
                }
            }
        }
        if (!lines.isEmpty()) {
            log.publishWitnessed(note, lines.toString());
        }
        done = all ? note : done;
    }

    private static Checkpoint parsed(String note) throws IOException {
        try {
            return Checkpoint.parse(note.substring(0, note.indexOf("\n\n") + 1));
        } catch (ProofException e) {
            throw new IOException("the log's own checkpoint can't be read", e);
        }
    }
}
