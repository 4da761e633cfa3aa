package dev.chaperone.desktop.journal;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.apache.commons.io.FileUtils;

/**
 * Makes the frozen journals of {@code src/test/resources/attacks} anew: each from a journal of 12 events in three
 * segments that was stopped in order, changed as the folder's README says. Run it by hand for a new attack, or for all
 * when the file format changes; what is there stays.
 */
final class AttackMaker {

    /** Changes the journal that lies in a directory. */
    private interface Attack {
        void on(TempJournal journals, Path root) throws IOException;
    }

    private static final Map<String, Attack> ATTACKS = Map.ofEntries(
            Map.entry("edited-byte", (journals, _) -> change(journals.file(1, "events"), AttackMaker::flip)),
            Map.entry("edited-open-segment", (journals, _) -> change(journals.file(3, "events"), AttackMaker::flip)),
            Map.entry(
                    "reordered-records",
                    (journals, _) -> records(journals.file(2, "events"), list -> {
                        Collections.swap(list, 0, 1);
                        return list;
                    })),
            Map.entry(
                    "removed-record",
                    (journals, _) -> records(journals.file(2, "events"), list -> {
                        list.remove(2);
                        return list;
                    })),
            Map.entry(
                    "removed-newest-record",
                    (journals, _) -> records(journals.file(3, "events"), list -> {
                        list.removeLast();
                        return list;
                    })),
            Map.entry("removed-newest-record-and-note", (journals, root) -> {
                records(journals.file(3, "events"), list -> {
                    list.removeLast();
                    return list;
                });
                Files.delete(root.resolve("journal/head"));
            }),
            Map.entry("removed-segment", (journals, _) -> {
                Files.delete(journals.file(2, "segment"));
                Files.delete(journals.file(2, "events"));
            }),
            Map.entry("removed-oldest-segment", (journals, _) -> {
                Files.delete(journals.file(1, "segment"));
                Files.delete(journals.file(1, "events"));
            }),
            Map.entry(
                    "replaced-header",
                    (journals, _) -> Files.copy(
                            journals.file(1, "segment"),
                            journals.file(2, "segment"),
                            StandardCopyOption.REPLACE_EXISTING)),
            Map.entry("torn-tail", (journals, root) -> {
                change(journals.file(3, "events"), bytes -> Arrays.copyOf(bytes, bytes.length - 17));
                Files.delete(root.resolve("journal/head"));
            }),
            Map.entry("swapped-device", (journals, root) -> {
                TempJournal other = new TempJournal(root.resolve("other"));
                other.write(12);
                for (String kind : List.of("events", "segment")) {
                    Files.copy(other.file(2, kind), journals.file(2, kind), StandardCopyOption.REPLACE_EXISTING);
                }
                FileUtils.deleteDirectory(root.resolve("other").toFile());
            }),
            Map.entry("restored-backup", (journals, root) -> {
                Path backup = root.resolve("backup");
                FileUtils.copyDirectory(root.resolve("journal").toFile(), backup.toFile());
                journals.write(10); // and central has these
                FileUtils.deleteDirectory(root.resolve("journal").toFile());
                Files.move(backup, root.resolve("journal"));
            }),
            Map.entry("forged-receipt", (journals, _) -> Files.writeString(journals.file(1, "receipt"), """
                    c2sp.org/tlog-proof@v1
                    index 0

                    central.example.test/log
                    1
                    AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=

                    — central.example.test/log AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=
                    """)));

    private AttackMaker() {}

    /** @param arguments the attacks folder */
    public static void main(String[] arguments) throws IOException {
        for (Map.Entry<String, Attack> attack : ATTACKS.entrySet()) {
            Path root = Path.of(arguments[0]).resolve(attack.getKey()).resolve("state");
            if (Files.exists(root)) {
                continue; // frozen
            }
            Files.createDirectories(root);
            TempJournal journals = new TempJournal(root);
            journals.write(12);
            attack.getValue().on(journals, root);
            Files.delete(root.resolve("journal/lock"));
        }
    }

    private static byte[] flip(byte[] bytes) {
        bytes[40] ^= 1;
        return bytes;
    }

    private static void change(Path file, UnaryOperator<byte[]> change) throws IOException {
        Files.write(file, change.apply(Files.readAllBytes(file)));
    }

    private static void records(Path file, UnaryOperator<List<byte[]>> change) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        List<byte[]> records = new ArrayList<>();
        for (int at = 0; at < bytes.length; at += Frames.OVERHEAD + records.getLast().length) {
            records.add(Frames.at(bytes, at).orElseThrow());
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        change.apply(records).forEach(data -> out.writeBytes(Frames.frame(data)));
        Files.write(file, out.toByteArray());
    }
}
