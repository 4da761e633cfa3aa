package dev.chaperone.desktop.journal;

import dev.chaperone.desktop.device.PrivateDirectory;
import dev.chaperone.model.audit.ProofException;
import dev.chaperone.model.audit.SignedSegment;
import dev.chaperone.model.audit.TlogProof;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The journal's files: {@code N.events} (sealed records), {@code N.segment} (signed header, once closed) and
 * {@code N.receipt} (once central has proven that it has it). Knows names and durability, nothing about meaning.
 */
final class SegmentStore {

    private static final Pattern NAME = Pattern.compile("([0-9]{12})\\.(events|segment|receipt)");
    private static final String QUARANTINE = "quarantine";

    private final PrivateDirectory directory;

    SegmentStore(PrivateDirectory directory) {
        this.directory = directory;
    }

    PrivateDirectory directory() {
        return directory;
    }

    /** Numbers of the segments that have a header. */
    SortedSet<Long> closed() throws IOException {
        return numbers("segment");
    }

    /** Numbers of the segments whose events are here. */
    SortedSet<Long> withEvents() throws IOException {
        return numbers("events");
    }

    /** @throws ProofException if the header is missing or malformed */
    SignedSegment segment(long number) throws IOException, ProofException {
        Optional<byte[]> bytes = directory.read(name(number, "segment"));
        if (bytes.isEmpty()) {
            throw new ProofException("segment %d has no header".formatted(number));
        }
        return SignedSegment.parse(bytes.get());
    }

    void writeSegment(SignedSegment segment) throws IOException {
        directory.write(name(segment.header().number(), "segment"), segment.logEntry());
    }

    Optional<byte[]> events(long number) throws IOException {
        return directory.read(name(number, "events"));
    }

    /** The file records are appended to; created durably if need be. */
    RandomAccessFile openEvents(long number) throws IOException {
        return directory.openForWriting(name(number, "events"));
    }

    /** Replaces the events as a whole. */
    void writeEvents(long number, byte[] frames) throws IOException {
        directory.write(name(number, "events"), frames);
    }

    boolean isClosed(long number) {
        return Files.exists(directory.path().resolve(name(number, "segment")));
    }

    boolean hasReceipt(long number) {
        return Files.exists(directory.path().resolve(name(number, "receipt")));
    }

    /** @throws ProofException if the file is malformed */
    Optional<TlogProof> receipt(long number) throws IOException, ProofException {
        Optional<byte[]> bytes = directory.read(name(number, "receipt"));
        return bytes.isEmpty()
                ? Optional.empty()
                : Optional.of(TlogProof.parse(new String(bytes.get(), StandardCharsets.UTF_8)));
    }

    /**
     * The receipt, if there is one.
     *
     * @throws ProofException if it does not prove the segment in this log
     */
    Optional<TlogProof> provenReceipt(SignedSegment segment, LogTrust log) throws IOException, ProofException {
        Optional<TlogProof> receipt = receipt(segment.header().number());
        if (receipt.isPresent()) {
            receipt.get().verify(segment.logEntry(), log.origin(), log.key());
        }
        return receipt;
    }

    void writeReceipt(long number, TlogProof receipt) throws IOException {
        directory.write(name(number, "receipt"), receipt.text().getBytes(StandardCharsets.UTF_8));
    }

    /** Bytes all events take. */
    long eventBytes() throws IOException {
        long bytes = 0;
        for (long number : withEvents()) {
            bytes += eventBytes(number);
        }
        return bytes;
    }

    long eventBytes(long number) throws IOException {
        try {
            return Files.size(directory.path().resolve(name(number, "events")));
        } catch (NoSuchFileException e) {
            return 0;
        }
    }

    /** Removes events that central has proven to have; header and receipt stay until the next one is pruned. */
    void prune(long number) throws IOException {
        Files.deleteIfExists(directory.path().resolve(name(number, "events")));
        Files.deleteIfExists(directory.path().resolve(name(number - 1, "segment")));
        Files.deleteIfExists(directory.path().resolve(name(number - 1, "receipt")));
        directory.sync();
    }

    /** Moves a file out of the way, never over another one. Returns where it went, relative to the journal. */
    String quarantine(long number, String kind) throws IOException {
        PrivateDirectory target = directory.child(QUARANTINE);
        String name = name(number, kind);
        for (int copy = 1; ; copy++) {
            Path free = target.path().resolve(name + "." + copy);
            if (!Files.exists(free)) {
                Files.move(directory.path().resolve(name), free);
                target.sync();
                directory.sync();
                return QUARANTINE + "/" + free.getFileName();
            }
        }
    }

    /** Keeps a copy of damaged events before they are healed. */
    void quarantineCopy(long number, byte[] bytes) throws IOException {
        PrivateDirectory target = directory.child(QUARANTINE);
        int copy = 1;
        while (Files.exists(target.path().resolve(name(number, "events") + "." + copy))) {
            copy++;
        }
        target.write(name(number, "events") + "." + copy, bytes);
    }

    private SortedSet<Long> numbers(String kind) throws IOException {
        SortedSet<Long> numbers = new TreeSet<>();
        try (Stream<Path> files = Files.list(directory.path())) {
            for (Path file : (Iterable<Path>) files::iterator) {
                Matcher matcher = NAME.matcher(file.getFileName().toString());
                if (matcher.matches() && matcher.group(2).equals(kind)) {
                    numbers.add(Long.parseLong(matcher.group(1)));
                }
            }
        }
        return numbers;
    }

    private static String name(long number, String kind) {
        return "%012d.%s".formatted(number, kind);
    }
}
