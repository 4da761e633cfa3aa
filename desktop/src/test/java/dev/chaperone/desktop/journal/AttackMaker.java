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

/**
 * Makes the frozen journals of {@code src/test/resources/attacks} anew: each from a journal of 12 events in three
 * segments that was stopped in order, changed as the folder's README says. Run it by hand when the file format changes.
 */
final class AttackMaker {

    /** Changes the journal that lies in a directory. */
    private interface Attack {
        void on(TempJournal journals, Path root) throws IOException;
    }

    private static final Map<String, Attack> ATTACKS = Map.of(
            "edited-byte", (journals, _) -> change(journals.file(1, "events"), AttackMaker::flip),
            "edited-open-segment", (journals, _) -> change(journals.file(3, "events"), AttackMaker::flip),
            "reordered-records",
                    (journals, _) -> records(journals.file(2, "events"), list -> {
                        Collections.swap(list, 0, 1);
                        return list;
                    }),
            "removed-record",
                    (journals, _) -> records(journals.file(2, "events"), list -> {
                        list.remove(2);
                        return list;
                    }),
            "removed-newest-record",
                    (journals, _) -> records(journals.file(3, "events"), list -> {
                        list.removeLast();
                        return list;
                    }),
            "removed-newest-record-and-note",
                    (journals, root) -> {
                        records(journals.file(3, "events"), list -> {
                            list.removeLast();
                            return list;
                        });
                        Files.delete(root.resolve("journal/head"));
                    },
            "removed-segment",
                    (journals, _) -> {
                        Files.delete(journals.file(2, "segment"));
                        Files.delete(journals.file(2, "events"));
                    },
            "removed-oldest-segment",
                    (journals, _) -> {
                        Files.delete(journals.file(1, "segment"));
                        Files.delete(journals.file(1, "events"));
                    },
            "replaced-header",
                    (journals, _) -> Files.copy(
                            journals.file(1, "segment"),
                            journals.file(2, "segment"),
                            StandardCopyOption.REPLACE_EXISTING),
            "torn-tail",
                    (journals, root) -> {
                        change(journals.file(3, "events"), bytes -> Arrays.copyOf(bytes, bytes.length - 17));
                        Files.delete(root.resolve("journal/head"));
                    });

    private AttackMaker() {}

    /** @param arguments the attacks folder */
    public static void main(String[] arguments) throws IOException {
        for (Map.Entry<String, Attack> attack : ATTACKS.entrySet()) {
            Path root = Path.of(arguments[0]).resolve(attack.getKey()).resolve("state");
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
