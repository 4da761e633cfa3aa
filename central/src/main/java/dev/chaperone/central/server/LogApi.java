package dev.chaperone.central.server;

import dev.chaperone.central.index.SegmentTable;
import dev.chaperone.central.index.StoredSegment;
import dev.chaperone.central.log.TileLog;
import dev.chaperone.model.audit.Hash;
import java.io.IOException;
import java.util.Optional;
import java.util.stream.Collectors;

/** The public side of the log: no token, so that anybody can check it. */
final class LogApi {

    private final TileLog log;
    private final SegmentTable segments;

    LogApi(TileLog log, SegmentTable segments) {
        this.log = log;
        this.segments = segments;
    }

    Answer answer(Call call) throws IOException {
        return switch (call.path()) {
            case "/log/checkpoint" -> Answer.exact(log.checkpoint());
            case "/v1/log/consistency" ->
                Answer.exact(log.consistency(call.number("from"), call.number("to")).stream()
                        .map(Hash::base64)
                        .collect(Collectors.joining("\n", "", "\n")));
            case "/v1/log/proof" -> proof(call);
            case String file
            when file.startsWith("/log/tile/") ->
                log.file(file.substring("/log/".length()))
                        .map(Answer::bytes)
                        .orElseGet(() -> Answer.text(404, "the log has no such tile"));
            default -> Answer.text(404, "there is nothing here");
        };
    }

    private Answer proof(Call call) throws IOException {
        Optional<StoredSegment> segment = segments.find(call.parameter("device"), call.number("segment"));
        return segment.filter(s -> s.logIndex() < log.size())
                .map(s -> Answer.exact(log.proof(s.logIndex()).text()))
                .orElseGet(() -> Answer.text(404, "the log has no such segment"));
    }
}
