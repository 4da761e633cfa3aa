package dev.chaperone.model.audit;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A text with signatures below it (C2SP signed-note v1.0.0).
 *
 * @param text ends with a newline
 * @param signers the known keys that verified, each once, in the order of the note
 */
public record SignedNote(String text, List<String> signers) {

    /** Longest note accepted, in UTF-16 units. */
    public static final int MAX_LENGTH = 1 << 20;

    /** Most signature lines accepted. */
    public static final int MAX_SIGNATURES = 64;

    private static final String DASH = "\u2014 ";

    public SignedNote {
        signers = List.copyOf(signers);
    }

    private record Line(String name, int keyId, String signature) {}

    /**
     * The note as text, signed by all {@code signers} in order.
     *
     * @throws IllegalArgumentException if the text does not end with a newline or holds control characters
     * @throws GeneralSecurityException if a signer can't sign
     */
    public static String sign(String text, List<NoteSigner> signers) throws GeneralSecurityException {
        if (!text.endsWith("\n") || !isPlain(text)) {
            throw new IllegalArgumentException("a note's text must end with a newline and hold no control characters");
        }
        StringBuilder note = new StringBuilder(text).append('\n');
        for (NoteSigner signer : signers) {
            byte[] signature = signer.sign(text.getBytes(StandardCharsets.UTF_8));
            byte[] line = ByteBuffer.allocate(Integer.BYTES + signature.length)
                    .putInt(signer.keyId())
                    .put(signature)
                    .array();
            note.append(DASH).append(signer.name()).append(' ');
            note.append(StrictBase64.encode(line)).append('\n');
        }
        return note.toString();
    }

    /**
     * Checks the signatures of {@code note}. Unknown keys are ignored; a known key that does not verify spoils the
     * note.
     *
     * @throws ProofException if the note is malformed, a known signature is wrong, or no known key signed
     */
    public static SignedNote open(String note, List<? extends NoteVerifier> known) throws ProofException {
        int split = split(note);
        String text = note.substring(0, split + 1);
        List<String> signers = new ArrayList<>();
        for (Line line : lines(note.substring(split + 2))) {
            Optional<? extends NoteVerifier> verifier = verifier(line, known);
            if (verifier.isPresent()) {
                signers.add(check(verifier.get(), line, text));
            }
        }
        if (signers.isEmpty()) {
            throw new ProofException("note is not signed by any key known here");
        }
        return new SignedNote(text, signers.stream().distinct().toList());
    }

    /**
     * The ids of the keys under {@code name} that {@code note} says it is signed by. None of them is checked.
     *
     * @throws ProofException if the note is malformed
     */
    public static List<Integer> claimed(String note, String name) throws ProofException {
        return lines(note.substring(split(note) + 2)).stream()
                .filter(line -> line.name.equals(name))
                .map(Line::keyId)
                .toList();
    }

    /** Where the text's last newline stands. */
    private static int split(String note) throws ProofException {
        if (note.length() > MAX_LENGTH) {
            throw new ProofException(
                    "note is %d characters long, the limit is %d".formatted(note.length(), MAX_LENGTH));
        }
        int split = note.lastIndexOf("\n\n");
        if (!isPlain(note) || !note.endsWith("\n") || split < 0) {
            throw new ProofException("note is malformed: text, an empty line and signature lines are expected");
        }
        return split;
    }

    private static boolean isPlain(String text) {
        return text.codePoints()
                .noneMatch(c -> (c < 0x20 && c != '\n') || c == 0xFFFD || Character.getType(c) == Character.SURROGATE);
    }

    private static List<Line> lines(String block) throws ProofException {
        String[] texts = block.split("\n", -1);
        if (texts.length - 1 > MAX_SIGNATURES) {
            throw new ProofException(
                    "note has %d signatures, the limit is %d".formatted(texts.length - 1, MAX_SIGNATURES));
        }
        List<Line> lines = new ArrayList<>();
        for (String text : List.of(texts).subList(0, texts.length - 1)) {
            lines.add(line(text));
        }
        return lines;
    }

    private static Line line(String text) throws ProofException {
        String[] parts = text.startsWith(DASH) ? text.substring(DASH.length()).split(" ", -1) : new String[0];
        if (parts.length != 2 || !VerifierKey.isName(parts[0])) {
            throw new ProofException("signature line is malformed: '\u2014 name base64' is expected");
        }
        byte[] payload = payload(parts[1]);
        return new Line(parts[0], ByteBuffer.wrap(payload).getInt(), parts[1]);
    }

    private static byte[] payload(String base64) throws ProofException {
        try {
            byte[] payload = StrictBase64.decode(base64);
            if (payload.length > Integer.BYTES) {
                return payload;
            }
        } catch (IllegalArgumentException e) {
            throw new ProofException("signature line is malformed: " + e.getMessage(), e);
        }
        throw new ProofException("signature line holds no signature");
    }

    private static Optional<? extends NoteVerifier> verifier(Line line, List<? extends NoteVerifier> known) {
        return known.stream()
                .filter(key -> key.name().equals(line.name) && key.keyId() == line.keyId)
                .findFirst();
    }

    private static String check(NoteVerifier verifier, Line line, String text) throws ProofException {
        byte[] payload = payload(line.signature);
        byte[] signature = java.util.Arrays.copyOfRange(payload, Integer.BYTES, payload.length);
        if (!verifier.verify(text.getBytes(StandardCharsets.UTF_8), signature)) {
            throw new ProofException("signature of '%s' is wrong".formatted(line.name));
        }
        return line.name;
    }
}
