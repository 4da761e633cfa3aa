package dev.chaperone.desktop.consent;

import com.google.crypto.tink.Aead;
import dev.chaperone.desktop.device.PrivateDirectory;
import dev.chaperone.model.action.AbsolutePath;
import dev.chaperone.model.action.SessionId;
import dev.chaperone.model.consent.Access;
import dev.chaperone.model.consent.Grant;
import dev.chaperone.model.consent.Scope;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Grants on disk: JSON, sealed with the device's AEAD key so that an edited or foreign file is noticed. Written whole
 * and atomically. A file that can't be opened is renamed, kept, and counts as no grants: losing consent is safe,
 * gaining it is not.
 */
public final class GrantFile {

    private static final Logger LOG = LoggerFactory.getLogger(GrantFile.class);
    private static final byte[] PURPOSE = "chaperone grants v1".getBytes(StandardCharsets.UTF_8);

    private static final String NAME = "grants";

    private final PrivateDirectory directory;
    private final Aead aead;
    private final JsonMapper json = JsonMapper.shared();

    public GrantFile(PrivateDirectory directory, Aead aead) {
        this.directory = directory;
        this.aead = aead;
    }

    List<Grant> load() throws IOException {
        Optional<byte[]> sealed = directory.read(NAME);
        if (sealed.isEmpty()) {
            return List.of();
        }
        try {
            byte[] plain = aead.decrypt(sealed.get(), PURPOSE);
            return List.of(json.readValue(plain, Line[].class)).stream()
                    .map(Line::grant)
                    .toList();
        } catch (GeneralSecurityException | JacksonException | IllegalArgumentException _) {
            directory.write(NAME + ".damaged", sealed.get());
            directory.remove(NAME);
            LOG.error(
                    "the saved permissions were damaged or changed by somebody else; they are put aside and none counts");
            return List.of();
        }
    }

    void save(List<Grant> grants) throws IOException {
        byte[] plain = json.writeValueAsBytes(grants.stream().map(Line::of).toList());
        try {
            directory.write(NAME, aead.encrypt(plain, PURPOSE));
        } catch (GeneralSecurityException e) {
            throw new IOException("the permissions could not be sealed", e);
        }
    }

    /**
     * The wire form of a grant; {@code scope} is {@code session} or {@code folder}, times are ISO 8601. Files written
     * before there was a remembered no have no {@code kind}, before there were permissions for one command no
     * {@code subject}.
     */
    private record Line(
            String id,
            String agent,
            String folder,
            @Nullable String kind,
            String access,
            String scope,
            String session,
            @Nullable String subject,
            String until,
            String grantedAt,
            String grantedBy,
            String promptId) {

        static Line of(Grant g) {
            return switch (g.scope()) {
                case Scope.Session(var session, var until) -> line(g, "session", session.value(), until);
                case Scope.Folder(var until) -> line(g, "folder", "", until);
                case Scope.Once _ -> throw new IllegalArgumentException("a grant for one call is never saved");
            };
        }

        private static Line line(Grant g, String scope, String session, Instant until) {
            return new Line(
                    g.id(),
                    g.agent(),
                    g.folder().value(),
                    g.kind().name(),
                    g.access().name(),
                    scope,
                    session,
                    g.subject(),
                    until.toString(),
                    g.grantedAt().toString(),
                    g.grantedBy(),
                    g.promptId());
        }

        Grant grant() {
            Instant end = Instant.parse(until);
            Scope reach =
                    scope.equals("session") ? new Scope.Session(new SessionId(session), end) : new Scope.Folder(end);
            return new Grant(
                    id,
                    agent,
                    new AbsolutePath(folder),
                    kind == null ? Grant.Kind.PERMISSION : Grant.Kind.valueOf(kind),
                    Access.valueOf(access),
                    reach,
                    subject == null ? "" : subject,
                    Instant.parse(grantedAt),
                    grantedBy,
                    promptId);
        }
    }
}
