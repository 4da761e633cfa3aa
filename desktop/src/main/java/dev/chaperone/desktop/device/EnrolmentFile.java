package dev.chaperone.desktop.device;

import dev.chaperone.model.audit.ProofException;
import dev.chaperone.model.audit.VerifierKey;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The enrolment as it is remembered, in a file with mode 0600. */
public final class EnrolmentFile {

    private static final String FILE = "enrolment.json";

    private final JsonMapper mapper = JsonMapper.shared();
    private final PrivateDirectory directory;

    public EnrolmentFile(PrivateDirectory directory) {
        this.directory = directory;
    }

    /**
     * The enrolment that was stored, if any.
     *
     * @throws IOException in one plain line, if the file can't be read or is damaged
     */
    public Optional<Enrolled> read() throws IOException {
        Optional<byte[]> file = directory.read(FILE);
        if (file.isEmpty()) {
            return Optional.empty();
        }
        try {
            JsonNode json = mapper.readTree(file.get());
            return Optional.of(enrolled(CentralAddress.parse(text(json, "central")), json));
        } catch (JacksonException | IllegalArgumentException | IOException e) {
            throw new IOException(
                    "%s is damaged; enrol this device again"
                            .formatted(directory.path().resolve(FILE)),
                    e);
        }
    }

    void write(Enrolled enrolled) throws IOException {
        Map<String, String> json = Map.of(
                "central", enrolled.central().base().toString(),
                "deviceToken", enrolled.deviceToken(),
                "logVerifierKey", enrolled.logKey().toString(),
                "logOrigin", enrolled.logOrigin());
        directory.write(FILE, mapper.writeValueAsBytes(json));
    }

    static Enrolled enrolled(CentralAddress central, JsonNode json) throws IOException {
        try {
            VerifierKey logKey = VerifierKey.parse(text(json, "logVerifierKey"));
            return new Enrolled(central, text(json, "deviceToken"), logKey, text(json, "logOrigin"));
        } catch (ProofException e) {
            throw new IOException(
                    "%s gave a log key that can't be used: %s".formatted(central.base(), e.getMessage()), e);
        }
    }

    private static String text(JsonNode json, String field) throws IOException {
        JsonNode value = json.get(field);
        if (value == null || !value.isString() || value.stringValue().isBlank()) {
            throw new IOException("an enrolment needs the field '%s'; update central or this device".formatted(field));
        }
        return value.stringValue();
    }
}
