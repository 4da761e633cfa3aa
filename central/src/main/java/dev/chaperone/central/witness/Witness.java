package dev.chaperone.central.witness;

import dev.chaperone.model.audit.ProofException;
import dev.chaperone.model.audit.VerifierKey;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;

/**
 * Somebody who countersigns.
 *
 * @param prefix its address, without the slash and what follows it
 * @param key what its signatures are checked with
 */
public record Witness(URI prefix, VerifierKey key) {

    /**
     * Reads a list: an address and a verifier key a line; lines that begin with # are notes.
     *
     * @throws IOException in one plain line that names the number of the bad line
     */
    public static List<Witness> parse(String text) throws IOException {
        List<Witness> witnesses = new ArrayList<>();
        int number = 0;
        for (String line : text.lines().toList()) {
            number++;
            if (!line.isBlank() && !line.startsWith("#")) {
                witnesses.add(line(line.strip(), number));
            }
        }
        return witnesses;
    }

    private static Witness line(String line, int number) throws IOException {
        String[] parts = line.split("\\s+", -1);
        try {
            URI address = URI.create(parts[0].replaceFirst("/+$", ""));
            boolean web = "https".equals(address.getScheme()) || "http".equals(address.getScheme());
            if (parts.length == 2 && web && address.getHost() != null) {
                return new Witness(address, VerifierKey.parse(parts[1]));
            }
        } catch (ProofException | IllegalArgumentException e) {
            throw new IOException("line %d of the file witnesses: %s".formatted(number, e.getMessage()), e);
        }
        throw new IOException(
                "line %d of the file witnesses must be an address and a verifier key, as in".formatted(number)
                        + " https://witness.example.com name+id+key");
    }
}
