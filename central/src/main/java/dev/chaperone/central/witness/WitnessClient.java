package dev.chaperone.central.witness;

import dev.chaperone.central.log.TileLog;
import dev.chaperone.model.audit.Checkpoint;
import dev.chaperone.model.audit.ProofException;
import dev.chaperone.model.audit.SignedNote;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;

/**
 * One witness as this log sees it. Tolerates what witnesses in use do otherwise than C2SP tlog-witness says: 409
 * without the {@code text/x.tlog.size} media type, where 422 would be right, is a refusal and never a reason to try
 * another old size. Not safe for threads.
 */
final class WitnessClient {

    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final String SIZE = "text/x.tlog.size";
    private static final int CONFLICT = 409;
    private static final int UNPROCESSABLE = 422;
    private static final int OK = 200;
    private static final int MAX_ANSWER = 16 * 1024;

    private final HttpClient http;
    private final Witness witness;
    private final TileLog log;
    private long known;

    /** What a witness made of a checkpoint. */
    sealed interface Answer {
        /** @param lines signature lines that were verified, as they go under the note */
        record Cosigned(String lines) implements Answer {}

        /** The witness has seen another log under our name and key, or one that ours does not continue. */
        record Contradicted(String reason) implements Answer {}

        /** To be tried again later. */
        record Unavailable(String reason) implements Answer {}
    }

    WitnessClient(HttpClient http, Witness witness, TileLog log) {
        this.http = http;
        this.witness = witness;
        this.log = log;
    }

    String name() {
        return witness.key().name();
    }

    /** @param note a checkpoint of this log, as it was signed */
    Answer cosign(String note, Checkpoint checkpoint) throws InterruptedException {
        try {
            HttpResponse<String> answer = send(note, checkpoint);
            boolean knowsMore = answer.statusCode() == CONFLICT
                    && answer.headers().firstValue("Content-Type").orElse("").startsWith(SIZE)
                    && isUsable(answer.body().strip(), checkpoint);
            if (knowsMore) {
                known = Long.parseLong(answer.body().strip());
                answer = send(note, checkpoint);
            }
            return judge(answer, checkpoint);
        } catch (IOException e) {
            return new Answer.Unavailable("it can't be reached");
        }
    }

    /** A witness that knows more than we sign now may have seen a newer checkpoint of ours; only bigger is doubtful. */
    private boolean isUsable(String size, Checkpoint checkpoint) {
        return size.matches("\\d{1,15}") && Long.parseLong(size) <= checkpoint.size();
    }

    private HttpResponse<String> send(String note, Checkpoint checkpoint) throws IOException, InterruptedException {
        boolean needsProof = known > 0 && known < checkpoint.size();
        String body =
                WitnessRequest.body(known, needsProof ? log.consistency(known, checkpoint.size()) : List.of(), note);
        HttpRequest request = HttpRequest.newBuilder(URI.create(witness.prefix() + "/add-checkpoint"))
                .timeout(PATIENCE)
                .POST(BodyPublishers.ofString(body))
                .build();
        return http.send(request, BodyHandlers.limiting(BodyHandlers.ofString(), MAX_ANSWER));
    }

    private Answer judge(HttpResponse<String> answer, Checkpoint checkpoint) {
        boolean sized = answer.headers().firstValue("Content-Type").orElse("").startsWith(SIZE);
        return switch (answer.statusCode()) {
            case OK -> verified(answer.body(), checkpoint);
            case CONFLICT ->
                sized && answer.body().strip().matches("\\d{1,15}")
                        ? new Answer.Contradicted("it has seen a checkpoint of %s entries, this log has %d"
                                .formatted(answer.body().strip(), checkpoint.size()))
                        : new Answer.Contradicted("it has seen another log of %d entries".formatted(checkpoint.size()));
            case UNPROCESSABLE -> new Answer.Contradicted("it does not accept the proof from %d".formatted(known));
            default -> new Answer.Unavailable("it answered %d".formatted(answer.statusCode()));
        };
    }

    private Answer verified(String lines, Checkpoint checkpoint) {
        try {
            String ours = lines.lines()
                    .filter(line -> line.startsWith("\u2014 " + witness.key().name() + " "))
                    .findFirst()
                    .orElse("");
            String text = checkpoint.text() + "\n" + ours + "\n";
            SignedNote.open(text, List.of(witness.key()));
            known = checkpoint.size();
            return new Answer.Cosigned(ours + "\n");
        } catch (ProofException e) {
            return new Answer.Unavailable("its signature does not hold for the checkpoint");
        }
    }
}
