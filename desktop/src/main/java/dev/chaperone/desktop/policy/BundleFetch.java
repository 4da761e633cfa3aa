package dev.chaperone.desktop.policy;

import dev.chaperone.desktop.device.Enrolled;
import dev.chaperone.model.audit.Hash;
import dev.chaperone.model.policy.bundle.PolicyBundle;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;

/** Asks central for the bundle of this laptop, with the identity events are uploaded under. */
public final class BundleFetch {

    private final OkHttpClient http;
    private final Enrolled enrolled;
    private final String device;

    public BundleFetch(OkHttpClient http, Enrolled enrolled, String device) {
        this.http = http;
        this.enrolled = enrolled;
        this.device = device;
    }

    /** What central said. */
    public sealed interface Answer {
        record Fresh(String bundle) implements Answer {}

        /** It has the one we have, or none. */
        record Nothing() implements Answer {}

        /** @param reason in one plain line */
        record Failed(String reason) implements Answer {}
    }

    /** @param have the bundle that is here already */
    public Answer ask(Optional<String> have) {
        Request.Builder request = new Request.Builder()
                .url(enrolled.central().at("/v1/devices/%s/policy".formatted(device)))
                .header("Authorization", "Bearer " + enrolled.deviceToken());
        have.ifPresent(text -> request.header("If-None-Match", tag(text)));
        try (Response response = http.newCall(request.build()).execute()) {
            return switch (response.code()) {
                // One byte more than allowed, so that what is too long is seen to be.
                case 200 ->
                    new Answer.Fresh(
                            response.peekBody(PolicyBundle.MAX_BYTES + 1L).string());
                case 204, 304, 404 -> new Answer.Nothing();
                default -> new Answer.Failed("central answered %d".formatted(response.code()));
            };
        } catch (IOException e) {
            return new Answer.Failed("central can't be reached: " + e.getMessage());
        }
    }

    /** As central names a bundle: by the hash of its bytes. */
    private static String tag(String bundle) {
        return '"' + Hash.sha256(bundle.getBytes(StandardCharsets.UTF_8)).hex() + '"';
    }
}
