package dev.chaperone.desktop.policy;

import com.google.crypto.tink.Aead;
import dev.chaperone.desktop.device.PrivateDirectory;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * The texts of the policy that was in force last, so that a mistake made while the service is off does not throw a
 * laptop back to the built-in policy. Sealed, so that an edited file counts as none.
 */
public final class LastGood {

    private static final Logger LOG = LoggerFactory.getLogger(LastGood.class);
    private static final byte[] PURPOSE = "chaperone policy v1".getBytes(StandardCharsets.UTF_8);
    private static final String NAME = "policy";

    private final PrivateDirectory directory;
    private final Aead aead;
    private final JsonMapper json = JsonMapper.shared();

    public LastGood(PrivateDirectory directory, Aead aead) {
        this.directory = directory;
        this.aead = aead;
    }

    /** Failing to keep it costs a restart its policy, not this run, so it is only said. */
    void keep(List<SourceText> texts) {
        try {
            directory.write(NAME, aead.encrypt(json.writeValueAsBytes(texts), PURPOSE));
        } catch (IOException | GeneralSecurityException e) {
            LOG.error("the policy in force could not be kept for the next start: {}", e.getMessage());
        }
    }

    /** Empty if there is none that can be trusted. */
    Optional<List<SourceText>> texts() {
        try {
            Optional<byte[]> sealed = directory.read(NAME);
            return sealed.isEmpty()
                    ? Optional.empty()
                    : Optional.of(List.of(json.readValue(aead.decrypt(sealed.get(), PURPOSE), SourceText[].class)));
        } catch (IOException | GeneralSecurityException | JacksonException e) {
            LOG.error(
                    "the kept policy was damaged or changed by somebody else, so it does not count: {}",
                    e.getClass().getSimpleName());
            return Optional.empty();
        }
    }
}
