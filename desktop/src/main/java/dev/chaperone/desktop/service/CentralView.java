package dev.chaperone.desktop.service;

import dev.chaperone.desktop.device.DeviceIdentity;
import dev.chaperone.desktop.device.Enrolled;
import dev.chaperone.desktop.people.PeopleReply;
import dev.chaperone.model.audit.CanonicalJson;
import dev.chaperone.model.audit.Checkpoint;
import dev.chaperone.model.audit.Hash;
import dev.chaperone.model.audit.Merkle;
import dev.chaperone.model.audit.ProofException;
import dev.chaperone.model.audit.SealedEvent;
import dev.chaperone.model.audit.SegmentHeader;
import dev.chaperone.model.audit.Segments;
import dev.chaperone.model.audit.SignedSegment;
import dev.chaperone.model.audit.TlogProof;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What the central store says it has of this laptop, believed only as far as it can be proven here: each event's
 * commitment in its segment, the segment signed by this device, and the segment in the log under the log's signed
 * checkpoint.
 */
final class CentralView {

    private final OkHttpClient http;
    private final Enrolled enrolled;
    private final DeviceIdentity device;

    CentralView(OkHttpClient http, Enrolled enrolled, DeviceIdentity device) {
        this.http = http;
        this.enrolled = enrolled;
        this.device = device;
    }

    PeopleReply newest(int limit) {
        List<JsonNode> events = new ArrayList<>();
        String checkpoint = "";
        try {
            JsonNode answer = fetch(limit);
            for (JsonNode entry : answer.path("events")) {
                checkpoint = proven(entry, answer.path("proofs"));
                events.add(entry.path("event"));
            }
            return new PeopleReply.CentralLog(events, events.size(), checkpoint, "");
        } catch (ProofException | IllegalArgumentException e) {
            return new PeopleReply.CentralLog(events, events.size(), checkpoint, String.valueOf(e.getMessage()));
        } catch (IOException | JacksonException e) {
            return new PeopleReply.Refused(
                    Texts.get("central.unreachable", enrolled.central().base()));
        }
    }

    private JsonNode fetch(int limit) throws IOException {
        String path = "/v1/audit?device=%s&limit=%d".formatted(device.deviceId(), limit);
        Request request = new Request.Builder()
                .url(enrolled.central().at(path))
                .header("Authorization", "Bearer " + enrolled.deviceToken())
                .build();
        try (Response response = http.newCall(request).execute()) {
            if (response.code() != 200) {
                throw new IOException("central answered " + response.code());
            }
            return JsonMapper.shared().readTree(response.body().byteStream());
        }
    }

    /** @return the checkpoint it is proven under, in words */
    private String proven(JsonNode entry, JsonNode proofs) throws ProofException {
        SealedEvent sealed = new SealedEvent(
                CanonicalJson.encode(entry.path("event")),
                Base64.getDecoder().decode(entry.path("salt").asString("")));
        SignedSegment segment = SignedSegment.parse(CanonicalJson.encode(entry.path("signed")));
        Segments.verifySignature(segment, device.publicKey());
        SegmentHeader header = segment.header();
        boolean inSegment = Merkle.verifyInclusion(
                sealed.commitment(), entry.path("position").asLong(-1), header.count(), path(entry), header.root());
        if (!inSegment) {
            throw new ProofException("an event is not in segment " + header.number());
        }
        TlogProof receipt =
                TlogProof.parse(proofs.path(Long.toString(header.number())).asString(""));
        Checkpoint head = receipt.verify(segment.logEntry(), enrolled.logOrigin(), enrolled.logKey());
        return "%s, signed at %d segments".formatted(head.origin(), head.size());
    }

    private static List<Hash> path(JsonNode entry) {
        List<Hash> path = new ArrayList<>();
        entry.path("path").forEach(hash -> path.add(Hash.ofBase64(hash.asString(""))));
        return path;
    }
}
