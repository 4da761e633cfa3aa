package dev.chaperone.desktop.journal;

import java.io.IOException;
import java.nio.file.Path;

/**
 * A service reduced to its journal, in a process of its own. Prints the sequence of every event that was acknowledged,
 * {@code refused: …} for every one that was not.
 */
final class WriterProcess {

    private WriterProcess() {}

    /** @param arguments directory, how many events, and {@code rotate} to close the segment after a refusal */
    public static void main(String[] arguments) throws IOException {
        TempJournal journals = new TempJournal(Path.of(arguments[0])).with(JournalLimits.STANDARD);
        int events = Integer.parseInt(arguments[1]);
        boolean rotate = arguments.length > 2;
        try (FileJournal journal = journals.start()) {
            for (int i = 0; i < events; i++) {
                if (!append(journal, i) && rotate) {
                    journal.closeSegment();
                }
            }
        }
    }

    @SuppressWarnings("SystemOut") // the parent reads it
    private static boolean append(FileJournal journal, int number) {
        try {
            System.out.println(journal.append(TempJournal.event(number)).sequence());
            return true;
        } catch (IOException e) {
            System.out.println("refused: " + e.getMessage());
            return false;
        }
    }
}
