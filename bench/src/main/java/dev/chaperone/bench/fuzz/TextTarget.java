package dev.chaperone.bench.fuzz;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;

/** Any text, with all its views and decodings. */
public final class TextTarget {

    private TextTarget() {}

    public static void fuzzerTestOneInput(FuzzedDataProvider data) {
        Holds.comesBack(data.consumeRemainingAsString());
    }
}
