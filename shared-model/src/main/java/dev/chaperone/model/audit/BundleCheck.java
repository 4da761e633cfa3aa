package dev.chaperone.model.audit;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Checks a bundle line by line against the device's key and, if given, the key of central's log. One problem does not
 * hide the next. Used once, by one thread.
 */
public final class BundleCheck {

    private final byte[] publicKey;
    private final Optional<VerifierKey> log;
    private final List<String> problems = new ArrayList<>();
    private @Nullable BundleHead head;
    private @Nullable SegmentHeader previous;
    private boolean ended;
    private int segments;
    private long events;
    private int receipts;

    /** @param publicKey the device's audit key, 32 raw bytes, from somewhere else than the bundle */
    public BundleCheck(byte[] publicKey, Optional<VerifierKey> log) {
        this.publicKey = publicKey.clone();
        this.log = log;
    }

    /**
     * What a bundle holds.
     *
     * @param events events that were read and fit
     * @param receipts receipts that prove their segment; 0 if no log key was given
     * @param lastSequence sequence of the newest event the bundle speaks for, 0 if none
     * @param problems empty if everything fits
     */
    public record Result(
            String device, int segments, long events, int receipts, long lastSequence, List<String> problems) {
        public Result {
            problems = List.copyOf(problems);
        }
    }

    /** The next line, without its end. */
    public void accept(byte[] line) {
        try {
            if (head == null) {
                begin(BundleHead.decode(line));
            } else {
                next(CanonicalJson.decode(line));
            }
        } catch (ProofException e) {
            problems.add(String.valueOf(e.getMessage()));
        }
    }

    /** To be called after the last line. */
    public Result finish() {
        if (!ended) {
            problems.add("the bundle ends in the middle; export it again");
        }
        return new Result(
                head == null ? "" : head.device(),
                segments,
                events,
                receipts,
                previous == null ? 0 : previous.lastSequence(),
                problems);
    }

    private void begin(BundleHead first) throws ProofException {
        head = first;
        if (!first.publicKey().equals(StrictBase64.encode(publicKey))) {
            throw new ProofException("the bundle names another key than the one given; ask IT for this device's key");
        }
    }

    private void next(JsonNode line) throws ProofException {
        if (ended) {
            throw new ProofException("the bundle goes on after its end");
        }
        if (line.has("end")) {
            ended = true;
            if (StrictJson.integer(line, "end") != segments) {
                throw new ProofException("the bundle promises %d segments and has %d"
                        .formatted(StrictJson.integer(line, "end"), segments));
            }
            return;
        }
        segments++;
        check(BundlePart.decode(line));
    }

    private void check(BundlePart part) throws ProofException {
        SegmentHeader header = part.segment().header();
        Segments.verifySignature(part.segment(), publicKey);
        if (head != null && !header.device().equals(head.device())) {
            throw new ProofException("segment %d is of another device".formatted(header.number()));
        }
        @Nullable SegmentHeader before = previous;
        previous = header;
        boolean receipted = hasGoodReceipt(part);
        if (part.events().isPresent()) {
            Segments.verify(part.segment(), part.events().get(), publicKey);
            events += header.count();
        } else if (!receipted) {
            throw new ProofException("the events of segment %d are not here and no receipt proves them%s"
                    .formatted(header.number(), wayOut()));
        }
        if (before != null) {
            Segments.verifyChain(before, header);
        } else if (header.number() > 1 && !receipted) {
            throw new ProofException("everything before segment %d is missing and no receipt proves it%s"
                    .formatted(header.number(), wayOut()));
        }
    }

    private String wayOut() {
        return log.isPresent() ? "" : "; give the key of central's log, too";
    }

    /** A receipt counts only where it can be checked. */
    private boolean hasGoodReceipt(BundlePart part) {
        if (log.isEmpty() || part.receipt().isEmpty()) {
            return false;
        }
        VerifierKey key = log.get();
        try {
            part.receipt().get().verify(part.segment().logEntry(), key.name(), key);
            receipts++;
            return true;
        } catch (ProofException e) {
            problems.add("segment %d: %s".formatted(part.segment().header().number(), e.getMessage()));
            return false;
        }
    }
}
