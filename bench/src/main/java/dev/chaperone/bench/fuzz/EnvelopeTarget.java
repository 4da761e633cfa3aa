package dev.chaperone.bench.fuzz;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import dev.chaperone.model.sanitise.envelope.Diff;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** A body of a model request stays one, and a token in it does not stay. */
public final class EnvelopeTarget {

    private static final String TOKEN =
            "ghp" + "_" + HexFormat.of().formatHex("a token of tests..".getBytes(StandardCharsets.US_ASCII));

    private EnvelopeTarget() {}

    public static void fuzzerTestOneInput(FuzzedDataProvider data) {
        String text = "{\"messages\":[{\"role\":\"user\",\"content\":\"" + data.consumeString(100) + " " + TOKEN + " "
                + data.consumeString(100) + "\"}]" + data.consumeRemainingAsString();
        boolean json = isJson(text);
        String clean = Holds.SANITISER.sanitise(text, Holds.KEY.newVault()).text();
        Holds.that(!json || isJson(clean), "JSON <%s> became none <%s>".formatted(text, clean));
        Holds.that(!clean.contains(TOKEN), "the token stayed in <%s>".formatted(clean));
        Holds.comesBack(text);
        new Diff(text).added();
    }

    private static boolean isJson(String text) {
        try {
            JsonMapper.shared().readTree(text);
            return true;
        } catch (JacksonException e) {
            return false;
        }
    }
}
