package dev.chaperone.central.server;

import dev.chaperone.model.audit.AuditEvent;
import dev.chaperone.model.audit.Ed25519;
import dev.chaperone.model.audit.EnrolmentStatement;
import dev.chaperone.model.audit.EventBody;
import dev.chaperone.model.audit.EventCodec;
import dev.chaperone.model.audit.Hash;
import dev.chaperone.model.audit.SealedEvent;
import dev.chaperone.model.audit.SegmentBody;
import dev.chaperone.model.audit.SegmentHeader;
import dev.chaperone.model.audit.Segments;
import dev.chaperone.model.audit.SignedSegment;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.Signature;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** A laptop: an id, a key, and segments that continue each other. */
final class TestDevice {

    static final Instant NOON = Instant.parse("2026-11-24T12:00:00Z");

    private final String id;
    private final SecureRandom random = new SecureRandom();
    private final KeyPair pair;
    private final String name;
    private String user = "ann";
    private Instant now = NOON;
    private long number;
    private long sequence;
    private Hash previous = Hash.ZERO;

    TestDevice(String name) throws GeneralSecurityException {
        this(name, UUID.randomUUID().toString());
    }

    /** Under an id that may be another one's. */
    TestDevice(String name, String id) throws GeneralSecurityException {
        this.name = name;
        this.id = id;
        this.pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
    }

    /** A segment as it is sent. */
    record Segment(SignedSegment signed, List<SealedEvent> events) {
        Segment {
            events = List.copyOf(events);
        }

        byte[] entry() {
            return signed.logEntry();
        }

        byte[] body() {
            return SegmentBody.encode(events);
        }

        long number() {
            return signed.header().number();
        }
    }

    String id() {
        return id;
    }

    String name() {
        return name;
    }

    byte[] publicKey() {
        byte[] spki = pair.getPublic().getEncoded();
        return Arrays.copyOfRange(spki, spki.length - Ed25519.KEY_LENGTH, spki.length);
    }

    TestDevice as(String newUser) {
        user = newUser;
        return this;
    }

    TestDevice at(Instant time) {
        now = time;
        return this;
    }

    /** What it sends to enrol, without TLS. */
    Map<String, String> introduction(String secret) {
        return Map.of(
                "device", id,
                "name", name,
                "auditKey", Base64.getEncoder().encodeToString(publicKey()),
                "auditProof",
                        Base64.getEncoder()
                                .encodeToString(sign(EnrolmentStatement.bytes(id, publicKey(), new byte[0], secret))),
                "secret", secret);
    }

    /** The next segment of the chain. */
    Segment segment(EventBody... bodies) {
        List<SealedEvent> events = new ArrayList<>();
        for (EventBody body : bodies) {
            events.add(seal(new AuditEvent(UUID.randomUUID().toString(), id, ++sequence, now, user, body)));
        }
        number++;
        Segment segment = sign(header(number, events, sequence - bodies.length + 1, previous), events);
        previous = segment.signed().header().hash();
        return segment;
    }

    /** Like {@code other} but with other events: what a cloned laptop makes. */
    Segment twinOf(Segment other, EventBody body) {
        SegmentHeader header = other.signed().header();
        AuditEvent event = new AuditEvent(UUID.randomUUID().toString(), id, header.firstSequence(), now, user, body);
        List<SealedEvent> events = List.of(seal(event));
        return sign(header(header.number(), events, header.firstSequence(), header.previous()), events);
    }

    /** Forgets the chain, as a laptop set back would. */
    void breakChain() {
        previous = Hash.sha256(new byte[] {1});
    }

    Segment sign(SegmentHeader header, List<SealedEvent> events) {
        return new Segment(new SignedSegment(header, sign(header.canonicalBytes())), events);
    }

    byte[] sign(byte[] message) {
        try {
            Signature signature = Signature.getInstance("Ed25519");
            signature.initSign(pair.getPrivate());
            signature.update(message);
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    SegmentHeader header(long segment, List<SealedEvent> events, long first, Hash before) {
        return new SegmentHeader(
                id,
                Ed25519.keyId(publicKey()),
                segment,
                first,
                first + events.size() - 1,
                events.size(),
                before,
                Segments.root(events),
                now,
                "7");
    }

    private SealedEvent seal(AuditEvent event) {
        byte[] salt = new byte[SealedEvent.SALT_LENGTH];
        random.nextBytes(salt);
        return new SealedEvent(EventCodec.encode(event), salt);
    }
}
