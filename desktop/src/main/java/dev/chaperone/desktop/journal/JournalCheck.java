package dev.chaperone.desktop.journal;

import java.util.List;

/**
 * What checking the whole local journal found.
 *
 * @param segments closed segments whose header is here
 * @param events events that were read and fit
 * @param receipts receipts that prove their segment; 0 if no log was given to check them against
 * @param lastSequence sequence of the newest event here, 0 if there is none
 * @param problems empty if everything fits
 */
public record JournalCheck(int segments, long events, int receipts, long lastSequence, List<JournalFinding> problems) {

    public JournalCheck {
        problems = List.copyOf(problems);
    }

    public boolean isGood() {
        return problems.isEmpty();
    }
}
