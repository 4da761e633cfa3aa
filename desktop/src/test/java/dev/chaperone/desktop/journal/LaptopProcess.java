package dev.chaperone.desktop.journal;

import dev.chaperone.desktop.device.CentralAddress;
import dev.chaperone.desktop.device.Enrolled;
import dev.chaperone.model.audit.ProofException;
import dev.chaperone.model.audit.VerifierKey;
import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.concurrent.locks.LockSupport;
import okhttp3.OkHttpClient;

/**
 * A service reduced to its evidence, in a process of its own: threads append while segments are uploaded. Prints the
 * sequence of every event that was acknowledged. Ends when it is killed.
 */
final class LaptopProcess {

    static final JournalLimits LIMITS = new JournalLimits(20, 256 * 1024, 64 << 20, 1_000_000);
    private static final int THREADS = 3;
    private static final long PAUSE = 5_000_000;

    private LaptopProcess() {}

    /** @param arguments directory, address of central, key of its log */
    public static void main(String[] arguments) throws IOException, ProofException, InterruptedException {
        VerifierKey log = VerifierKey.parse(arguments[2]);
        Enrolled enrolled = new Enrolled(CentralAddress.parse(arguments[1]), "token", log, log.name());
        FileJournal journal =
                new TempJournal(Path.of(arguments[0])).with(LIMITS).start();
        new UploadLoop(journal, new SegmentUploader(journal, enrolled, new OkHttpClient(), new SecureRandom())).start();
        for (int i = 0; i < THREADS; i++) {
            Thread.ofPlatform().start(() -> append(journal));
        }
        Thread.currentThread().join();
    }

    @SuppressWarnings("SystemOut") // the parent reads it
    private static void append(FileJournal journal) {
        for (int i = 0; ; i++) {
            try {
                System.out.println(journal.append(TempJournal.event(i)).sequence());
                LockSupport.parkNanos(PAUSE); // so that a short life has uploads in it, too
            } catch (IOException e) {
                System.out.println("refused: " + e.getMessage());
            }
        }
    }
}
