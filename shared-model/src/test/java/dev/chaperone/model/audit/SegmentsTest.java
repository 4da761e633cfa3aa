package dev.chaperone.model.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.LongStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

class SegmentsTest {

    private static final Instant NOON = Instant.parse("2026-11-24T12:00:00Z");

    private final TestSigner signer = TestSigner.fresh("device");
    private final byte[] publicKey = signer.verifier().publicKey();
    private final List<SealedEvent> events = events(1, 3);
    private final SignedSegment segment = sign(header(1, events, 1, Hash.ZERO));

    SegmentsTest() throws GeneralSecurityException {}

    @Test
    void acceptsWhatTheDeviceSigned() {
        assertThatCode(() -> Segments.verify(segment, events, publicKey)).doesNotThrowAnyException();
    }

    @Test
    void readsBackEntryAndBody() throws ProofException {
        assertThat(SignedSegment.parse(segment.logEntry())).isEqualTo(segment);
        assertThat(SegmentBody.decode(SegmentBody.encode(events))).isEqualTo(events);
        assertThat(segment.logEntry().length).isLessThan(EntryBundle.MAX_ENTRY);
    }

    @Test
    void refusesChangedMissingReorderedAndAddedEvents() {
        List<SealedEvent> reordered = new ArrayList<>(events);
        Collections.swap(reordered, 0, 1);
        List<SealedEvent> added = new ArrayList<>(events);
        added.addAll(events(4, 4));
        List<SealedEvent> changed = new ArrayList<>(events);
        changed.set(1, new SealedEvent(events.get(1).canonicalEvent(), new byte[16]));

        for (List<SealedEvent> bad : List.of(reordered, added, changed, events.subList(0, 2), List.<SealedEvent>of())) {
            assertThatThrownBy(() -> Segments.verify(segment, bad, publicKey)).isInstanceOf(ProofException.class);
        }
    }

    @Test
    void refusesEventsOutOfSequenceEvenIfTheDeviceSignedThem() throws GeneralSecurityException {
        List<SealedEvent> twice = List.of(events.get(0), events.get(0));
        SignedSegment bad = sign(header(1, twice, 1, Hash.ZERO));

        assertThatThrownBy(() -> Segments.verify(bad, twice, publicKey)).hasMessageContaining("out of sequence");
    }

    @Test
    void refusesEventsAndHeadersOfAnotherDevice() throws GeneralSecurityException {
        List<SealedEvent> foreign = events("dev-2", 1, 2);
        SignedSegment bad = sign(header(1, foreign, 1, Hash.ZERO));
        SegmentHeader first = segment.header();
        SegmentHeader next = header("dev-2", 2, events(4, 5), 4, first.hash());

        assertThatThrownBy(() -> Segments.verify(bad, foreign, publicKey))
                .hasMessageContaining("holds an event of another device");
        assertThatThrownBy(() -> Segments.verifyChain(first, next)).hasMessageContaining("is of another device");
    }

    @Test
    void refusesAnotherKeyAndEveryFlippedSignatureBit() throws GeneralSecurityException {
        byte[] otherKey = TestSigner.fresh("other").verifier().publicKey();
        assertThatThrownBy(() -> Segments.verify(segment, events, otherKey)).hasMessageContaining("another key");

        for (int bit = 0; bit < 512; bit += 7) {
            byte[] signature = segment.signature();
            signature[bit / 8] ^= (byte) (1 << (bit % 8));
            SignedSegment bad = new SignedSegment(segment.header(), signature);
            assertThatThrownBy(() -> Segments.verify(bad, events, publicKey)).hasMessageContaining("wrong signature");
        }
    }

    @Test
    void chainsHeadersAndSeesEveryBreak() throws Exception {
        SegmentHeader first = segment.header();
        SegmentHeader second = header(2, events(4, 5), 4, first.hash());
        Segments.verifyChain(first, second);

        assertThatThrownBy(() -> Segments.verifyChain(first, header(3, events(4, 5), 4, first.hash())))
                .hasMessageContaining("does not follow segment 1");
        assertThatThrownBy(() -> Segments.verifyChain(first, header(2, events(5, 6), 5, first.hash())))
                .hasMessageContaining("leaves a hole");
        assertThatThrownBy(() -> Segments.verifyChain(first, header(2, events(4, 5), 4, second.hash())))
                .hasMessageContaining("does not chain");
    }

    @Test
    void refusesHeadersWhoseNumbersDontFit() {
        assertThatThrownBy(() -> header(0, events, 1, Hash.ZERO)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> header(2, events, 1, Hash.ZERO)).hasMessageContaining("previous");
        String entry = new String(segment.logEntry(), StandardCharsets.UTF_8);
        for (String bad : List.of(
                entry.replace("\"count\":3", "\"count\":4"),
                entry.replace("segment@v1", "segment@v2"),
                entry.replace("\"number\":1", "\"number\":1,\"x\":1"),
                entry.replace("\"policyVersion\":\"7\"", "\"policyVersion\":7"),
                entry + " ")) {
            assertThat(bad).isNotEqualTo(entry);
            assertThatThrownBy(() -> SignedSegment.parse(bad.getBytes(StandardCharsets.UTF_8)))
                    .as(bad)
                    .isInstanceOf(ProofException.class);
        }
    }

    @Test
    void refusesBodiesThatAreNoGzipTooLargeOrMalformed() throws IOException {
        assertThatThrownBy(() -> SegmentBody.decode(new byte[] {1, 2, 3})).hasMessageContaining("no gzip");
        assertThatThrownBy(() -> SegmentBody.decode(gzip(" ".repeat(SegmentBody.MAX_PLAIN + 1))))
                .hasMessageContaining("more than");
        for (String bad :
                List.of("{}", "{}\n", "{\"event\":1,\"salt\":\"\"}\n", "{\"event\":{},\"salt\":\"AA==\"}\n")) {
            assertThatThrownBy(() -> SegmentBody.decode(gzip(bad))).as(bad).isInstanceOf(ProofException.class);
        }
    }

    private SignedSegment sign(SegmentHeader header) throws GeneralSecurityException {
        return new SignedSegment(header, signer.sign(header.canonicalBytes()));
    }

    private SegmentHeader header(long number, List<SealedEvent> of, long first, Hash previous) {
        return header("dev-1", number, of, first, previous);
    }

    private SegmentHeader header(String device, long number, List<SealedEvent> of, long first, Hash previous) {
        return new SegmentHeader(
                device,
                Ed25519.keyId(publicKey),
                number,
                first,
                first + of.size() - 1,
                of.size(),
                previous,
                Segments.root(of),
                NOON,
                "7");
    }

    private static List<SealedEvent> events(long first, long last) {
        return events("dev-1", first, last);
    }

    private static List<SealedEvent> events(String device, long first, long last) {
        return LongStream.rangeClosed(first, last)
                .mapToObj(n -> {
                    AuditEvent event =
                            new AuditEvent("e" + n, device, n, NOON, "ann", new EventBody.ServiceStopped("asked"));
                    byte[] salt = new byte[SealedEvent.SALT_LENGTH];
                    salt[0] = (byte) n;
                    salt[1] = 1;
                    return new SealedEvent(EventCodec.encode(event), salt);
                })
                .toList();
    }

    private static byte[] gzip(String text) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
            gzip.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return out.toByteArray();
    }
}
