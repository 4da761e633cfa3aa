package dev.chaperone.bench.fuzz;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import dev.chaperone.model.sanitise.restore.Escaping;
import dev.chaperone.model.sanitise.restore.StreamRestorer;
import dev.chaperone.model.sanitise.restore.Vault;

/** However a stream comes in pieces, what is restored is the same. */
public final class PiecesTarget {

    private static final int MOST = 4_000;

    private PiecesTarget() {}

    public static void fuzzerTestOneInput(FuzzedDataProvider data) {
        Vault vault = Holds.KEY.newVault();
        Escaping escaping = data.pickValue(Escaping.values());
        String placeholder = vault.remember("SECRET", data.consumeString(20) + "x", Escaping.NONE);
        StringBuilder text = new StringBuilder();
        StringBuilder restored = new StringBuilder();
        StreamRestorer stream = vault.stream(escaping);
        while (data.remainingBytes() > 0 && text.length() < MOST) {
            String piece = data.consumeBoolean() ? part(placeholder, data) : data.consumeString(12);
            text.append(piece);
            restored.append(stream.accept(piece));
        }
        restored.append(stream.finish());
        Holds.same(vault.restore(text.toString(), escaping), restored.toString(), "in pieces");
    }

    private static String part(String placeholder, FuzzedDataProvider data) {
        int from = data.consumeInt(0, placeholder.length());
        return placeholder.substring(from, data.consumeInt(from, placeholder.length()));
    }
}
