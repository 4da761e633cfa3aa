package dev.chaperone.model.audit;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A log's head: how many entries it has and their root (C2SP tlog-checkpoint, without extension lines).
 *
 * @param origin names the log; equal to the name of its key
 * @param size entries, 0 or more
 */
public record Checkpoint(String origin, long size, Hash root) {

    private static final Pattern FORM = Pattern.compile("([^\n]+)\n(0|[1-9][0-9]{0,18})\n([A-Za-z0-9+/=]{44})\n");

    /** @throws IllegalArgumentException if the size is negative or the origin empty or more than a line */
    public Checkpoint {
        if (size < 0 || origin.isEmpty() || origin.indexOf('\n') >= 0) {
            throw new IllegalArgumentException("a checkpoint needs an origin of one line and a size of at least 0");
        }
    }

    /** The note text that is signed. */
    public String text() {
        return origin + "\n" + size + "\n" + root.base64() + "\n";
    }

    /** @throws ProofException unless the text is exactly origin, size without leading zeros, and a 32-byte root */
    public static Checkpoint parse(String text) throws ProofException {
        Matcher matcher = FORM.matcher(text);
        if (!matcher.matches()) {
            throw new ProofException("checkpoint is malformed: origin, size and root are expected, a line each");
        }
        try {
            return new Checkpoint(matcher.group(1), Long.parseLong(matcher.group(2)), Hash.ofBase64(matcher.group(3)));
        } catch (IllegalArgumentException e) {
            throw new ProofException("checkpoint is malformed: " + e.getMessage(), e);
        }
    }

    /**
     * Opens a checkpoint that {@code log} signed for {@code origin}. Other signatures don't help without the log's own.
     *
     * @throws ProofException if it is malformed, for another origin, or not signed by the log
     */
    public static Checkpoint open(String note, String origin, NoteVerifier log) throws ProofException {
        Checkpoint checkpoint = parse(SignedNote.open(note, List.of(log)).text());
        if (!checkpoint.origin.equals(origin)) {
            throw new ProofException(
                    "checkpoint is for the log '%s', not for '%s'".formatted(checkpoint.origin, origin));
        }
        return checkpoint;
    }
}
