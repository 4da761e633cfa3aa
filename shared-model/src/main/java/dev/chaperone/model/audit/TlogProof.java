package dev.chaperone.model.audit;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A receipt: the path of one entry to a signed head of the log (C2SP tlog-proof v1).
 *
 * @param index of the entry in the log, from 0
 * @param path from the leaf towards the root, at most 63 hashes
 * @param checkpoint the signed note, as text
 * @param extra base64 of data the log added, if any; not proven by the path
 */
public record TlogProof(long index, List<Hash> path, String checkpoint, Optional<String> extra) {

    private static final String MAGIC = "c2sp.org/tlog-proof@v1";
    private static final String INDEX = "index ";
    private static final String EXTRA = "extra ";
    private static final int MAX_PATH = 63;

    public TlogProof {
        path = List.copyOf(path);
    }

    public TlogProof(long index, List<Hash> path, String checkpoint) {
        this(index, path, checkpoint, Optional.empty());
    }

    /** The file's text. */
    public String text() {
        StringBuilder text = new StringBuilder(MAGIC).append('\n');
        extra.ifPresent(data -> text.append(EXTRA).append(data).append('\n'));
        text.append(INDEX).append(index).append('\n');
        path.forEach(hash -> text.append(hash.base64()).append('\n'));
        return text.append('\n').append(checkpoint).toString();
    }

    /** @throws ProofException if the text differs in any way from the format */
    public static TlogProof parse(String text) throws ProofException {
        int split = text.indexOf("\n\n");
        if (text.length() > SignedNote.MAX_LENGTH || split < 0) {
            throw new ProofException("receipt is malformed: proof lines, an empty line and a checkpoint are expected");
        }
        List<String> lines = List.of(text.substring(0, split).split("\n", -1));
        boolean hasExtra = lines.size() > 1 && lines.get(1).startsWith(EXTRA);
        int indexLine = hasExtra ? 2 : 1;
        if (!lines.getFirst().equals(MAGIC) || lines.size() <= indexLine) {
            throw new ProofException("receipt is malformed: it must begin with '%s' and an index".formatted(MAGIC));
        }
        Optional<String> extra = hasExtra ? Optional.of(extra(lines.get(1))) : Optional.empty();
        List<Hash> path = path(lines.subList(indexLine + 1, lines.size()));
        return new TlogProof(index(lines.get(indexLine)), path, text.substring(split + 2), extra);
    }

    /**
     * Checks that {@code entry} is in the log.
     *
     * @return the head it is proven under
     * @throws ProofException if it is not
     */
    public Checkpoint verify(byte[] entry, String origin, NoteVerifier log) throws ProofException {
        Checkpoint head = Checkpoint.open(checkpoint, origin, log);
        if (!Merkle.verifyInclusion(Merkle.leafHash(entry), index, head.size(), path, head.root())) {
            throw new ProofException("receipt does not prove the entry at index %d of a log with %d entries"
                    .formatted(index, head.size()));
        }
        return head;
    }

    private static String extra(String line) throws ProofException {
        String data = line.substring(EXTRA.length());
        try {
            StrictBase64.decode(data);
            return data;
        } catch (IllegalArgumentException e) {
            throw new ProofException("receipt is malformed: extra data is not base64", e);
        }
    }

    private static long index(String line) throws ProofException {
        if (!line.matches("index (0|[1-9][0-9]{0,17})")) {
            throw new ProofException("receipt is malformed: 'index' and a decimal number are expected");
        }
        return Long.parseLong(line.substring(INDEX.length()));
    }

    private static List<Hash> path(List<String> lines) throws ProofException {
        if (lines.size() > MAX_PATH) {
            throw new ProofException(
                    "receipt has a path of %d hashes, the limit is %d".formatted(lines.size(), MAX_PATH));
        }
        List<Hash> path = new ArrayList<>();
        try {
            lines.forEach(line -> path.add(Hash.ofBase64(line)));
        } catch (IllegalArgumentException e) {
            throw new ProofException("receipt is malformed: a path line is not the base64 of a hash", e);
        }
        return path;
    }
}
