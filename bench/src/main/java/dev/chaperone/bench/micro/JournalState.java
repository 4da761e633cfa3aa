package dev.chaperone.bench.micro;

import dev.chaperone.desktop.device.DeviceIdentity;
import dev.chaperone.desktop.device.PrivateDirectory;
import dev.chaperone.desktop.journal.FileJournal;
import dev.chaperone.desktop.journal.JournalLimits;
import dev.chaperone.desktop.journal.JournalSource;
import dev.chaperone.model.audit.EventBody;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** The service's journal on the disk that is measured, and beside it a bare file. */
@State(Scope.Benchmark)
public class JournalState {

    /** Bytes a decision takes in the journal, about. */
    private static final int RECORD = 700;

    private static final JournalLimits ROOMY = new JournalLimits(50, 256 * 1024, Long.MAX_VALUE / 2, 200);

    final FileJournal journal;
    final EventBody.Decided decision;
    final RandomAccessFile bare;
    final byte[] record = new byte[RECORD];

    public JournalState() {
        try {
            Scene scene = new Scene();
            SecureRandom random = new SecureRandom();
            PrivateDirectory state = PrivateDirectory.open(scene.state());
            DeviceIdentity device = DeviceIdentity.open(state.child("device"), random);
            JournalSource source = new JournalSource(Clock.systemUTC(), random, "ana", () -> "baseline@1");
            journal = FileJournal.open(state.child("journal"), device, source, ROOMY);
            bare = new RandomAccessFile(state.path().resolve("bare").toFile(), "rw");
            decision = decision(scene);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static EventBody.Decided decision(Scene scene) {
        return new EventBody.Decided(
                "d-abcd1234",
                Scene.AGENT.name(),
                Scene.AGENT.version(),
                "process",
                "0b2e1b52-6d0c-4a5b-9f3a-9b1f0a6d9c11",
                "toolu_01ABCDEFGHJKMNPQRSTVWXYZ",
                "claude-code/hook",
                "fs.read",
                List.of(scene.file().value()),
                "allow",
                "grant",
                "g-abcd1234",
                "",
                "g-abcd1234",
                "folder",
                "baseline@1");
    }
}
