package dev.chaperone.desktop.gateway;

import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import java.util.zip.InflaterInputStream;

/** How a server has packed an answer although it was asked not to. */
enum AnswerCoding {
    GZIP,
    DEFLATE;

    /** @throws RefusedRequest if it can't be unpacked, so that no value could be put back */
    static Optional<AnswerCoding> of(okhttp3.Response answer) throws RefusedRequest {
        String coding = answer.header("Content-Encoding", "identity");
        return switch (String.valueOf(coding).strip().toLowerCase(Locale.ROOT)) {
            case "", "identity" -> Optional.empty();
            case "gzip", "x-gzip" -> Optional.of(GZIP);
            case "deflate" -> Optional.of(DEFLATE);
            case String other -> throw new RefusedRequest(502, Texts.get("upstream.coding", other));
        };
    }

    InputStream unpacked(InputStream packed) throws IOException {
        return switch (this) {
            case GZIP -> new GZIPInputStream(packed);
            case DEFLATE -> new InflaterInputStream(packed);
        };
    }
}
