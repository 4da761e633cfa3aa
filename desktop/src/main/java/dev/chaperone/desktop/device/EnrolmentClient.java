package dev.chaperone.desktop.device;

import java.io.IOException;
import java.security.KeyPair;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Introduces this device to central and remembers the answer in a file with mode 0600. */
public final class EnrolmentClient {

    private static final MediaType JSON = MediaType.get("application/json");
    private static final long MAX_ANSWER = 64 * 1024;

    /** A refused secret becomes right only by a person's work. */
    private static final Duration AFTER_REFUSAL = Duration.ofMinutes(10);

    private final JsonMapper mapper = JsonMapper.shared();
    private final OkHttpClient http;
    private final PrivateDirectory directory;
    private final EnrolmentFile file;

    public EnrolmentClient(OkHttpClient http, PrivateDirectory directory) {
        this.http = http;
        this.directory = directory;
        this.file = new EnrolmentFile(directory);
    }

    /**
     * Enrols, and replaces an earlier enrolment only once central has said yes.
     *
     * @param name what people call this device
     * @param code the enrolment secret, perhaps with central's CA; not kept
     * @throws EnrolmentException in one plain line, if central can't be reached or says no
     * @throws IOException in one plain line, if the answer is none or can't be stored
     */
    public Enrolled enrol(CentralAddress central, DeviceIdentity device, String name, String code) throws IOException {
        EnrolmentCode known = EnrolmentCode.parse(code);
        Optional<KeyPair> tls = central.isEncrypted() ? Optional.of(TlsIdentity.freshKey()) : Optional.empty();
        EnrolmentRequest introduction = new EnrolmentRequest(device, name, known.secret(), tls);
        Request request = new Request.Builder()
                .url(central.at("/v1/enrol"))
                .post(RequestBody.create(mapper.writeValueAsBytes(introduction.fields()), JSON))
                .build();
        Optional<String> ca = known.caFingerprint();
        OkHttpClient client = ca.isPresent() && tls.isPresent() ? TlsIdentity.pinned(http, ca.get()) : http;
        JsonNode answer = ask(client, request, central);
        Enrolled enrolled = EnrolmentFile.enrolled(central, answer);
        if (tls.isPresent() && answer.has("certificate")) {
            List<byte[]> chain = List.of(der(answer, "certificate"), der(answer, "caCertificate"));
            TlsIdentity.write(directory, tls.get().getPrivate(), chain);
        }
        file.write(enrolled);
        return enrolled;
    }

    private static byte[] der(JsonNode answer, String field) throws IOException {
        try {
            return Base64.getDecoder().decode(answer.path(field).asString(""));
        } catch (IllegalArgumentException e) {
            throw new IOException("central gave a certificate that can't be read; update central", e);
        }
    }

    /**
     * {@code base} as it has to be for speaking with central as an enrolled device: over TLS it shows this device's
     * certificate and believes central's CA only.
     *
     * @throws IOException in one plain line, if the key is damaged
     */
    public OkHttpClient secured(OkHttpClient base, Enrolled enrolled) throws IOException {
        Optional<TlsIdentity> identity =
                enrolled.central().isEncrypted() ? TlsIdentity.read(directory) : Optional.empty();
        return identity.isPresent() ? identity.get().over(base) : base;
    }

    /**
     * The enrolment that was stored, if any.
     *
     * @throws IOException in one plain line, if the file can't be read or is damaged
     */
    public Optional<Enrolled> stored() throws IOException {
        return file.read();
    }

    private JsonNode ask(OkHttpClient client, Request request, CentralAddress central) throws IOException {
        byte[] answer = send(client, request, central);
        try {
            return mapper.readTree(answer);
        } catch (JacksonException e) {
            throw new IOException(
                    "%s gave an answer that is no enrolment; check the address".formatted(central.base()), e);
        }
    }

    private static byte[] send(OkHttpClient client, Request request, CentralAddress central) throws EnrolmentException {
        try (Response response = client.newCall(request).execute()) {
            requireGood(response, central);
            return response.peekBody(MAX_ANSWER).bytes();
        } catch (EnrolmentException e) {
            throw e;
        } catch (IOException e) {
            throw new EnrolmentException(
                    "%s can't be reached (%s)".formatted(central.base(), e.getMessage()), Duration.ZERO);
        }
    }

    private static void requireGood(Response response, CentralAddress central) throws EnrolmentException {
        if ("revoked".equals(response.header("Chaperone-Device"))) {
            throw new EnrolmentException("%s has revoked this device; ask IT".formatted(central.base()), AFTER_REFUSAL);
        }
        if (response.code() == 401 || response.code() == 403) {
            throw new EnrolmentException(
                    "%s refused the enrolment secret; ask IT for a new one".formatted(central.base()), AFTER_REFUSAL);
        }
        if (!response.isSuccessful()) {
            throw new EnrolmentException(
                    "%s answered %d to the enrolment".formatted(central.base(), response.code()),
                    RetryAfter.of(response));
        }
    }
}
