package dev.chaperone.central.server;

import dev.chaperone.central.index.SegmentTable;
import dev.chaperone.central.index.StoredSegment;
import dev.chaperone.central.log.TileLog;
import dev.chaperone.model.audit.Hash;
import dev.chaperone.model.audit.VerifierKey;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The public side of the log: no token, so that anybody can check it. */
final class LogApi {

    private static final Map<String, String> FOR_EVER = Map.of("Cache-Control", "public, max-age=31536000, immutable");
    private static final Map<String, String> ASK_EACH_TIME = Map.of("Cache-Control", "no-cache");

    private final TileLog log;
    private final List<VerifierKey> keys;
    private final SegmentTable segments;

    /** @param keys those checkpoints are signed with, the one everybody knows first */
    LogApi(TileLog log, List<VerifierKey> keys, SegmentTable segments) {
        this.log = log;
        this.keys = List.copyOf(keys);
        this.segments = segments;
    }

    Answer answer(Call call) throws IOException {
        if (!call.isGet()) {
            return Answer.text(405, "use GET");
        }
        return switch (call.path()) {
            case "/log/checkpoint" -> Answer.exact(log.checkpoint()).with(ASK_EACH_TIME);
            case "/log/checkpoint.witnessed" ->
                log.witnessedCheckpoint()
                        .map(note -> Answer.exact(note).with(ASK_EACH_TIME))
                        .orElseGet(() -> Answer.text(404, "no witness has signed a checkpoint yet"));
            case "/healthz" -> health();
            case "/v1/log/key" -> Answer.text(200, keys.getFirst().toString());
            case "/v1/log/keys" ->
                Answer.text(200, keys.stream().map(VerifierKey::toString).collect(Collectors.joining("\n")));
            case "/v1/log/consistency" -> consistency(call.number("from"), call.number("to"));
            case "/v1/log/proof" -> proof(call);
            case String file
            when file.startsWith("/log/tile/") ->
                log.file(file.substring("/log/".length()))
                        .map(tile -> Answer.bytes(tile).with(FOR_EVER))
                        .orElseGet(() -> Answer.text(404, "the log has no such tile"));
            default -> Answer.text(404, "there is nothing here");
        };
    }

    private Answer health() {
        return log.isHalted()
                ? Answer.text(503, "the log was set back and signs nothing more; see the server's messages")
                : Answer.text(200, "ok");
    }

    private Answer consistency(long from, long to) throws IOException {
        if (from < 1 || to < from || to > log.size()) {
            return Answer.text(
                    400, "the log has %d entries; no proof leads from %d to %d".formatted(log.size(), from, to));
        }
        return Answer.exact(
                log.consistency(from, to).stream().map(Hash::base64).collect(Collectors.joining("\n", "", "\n")));
    }

    private Answer proof(Call call) throws IOException {
        Optional<StoredSegment> segment =
                segments.find(call.parameter("device"), call.number("segment")).filter(s -> s.logIndex() < log.size());
        return segment.isPresent()
                ? Answer.exact(log.proof(segment.get().logIndex()).text())
                : Answer.text(404, "the log has no such segment");
    }
}
