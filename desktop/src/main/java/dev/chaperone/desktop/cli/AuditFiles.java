package dev.chaperone.desktop.cli;

import dev.chaperone.desktop.device.DeviceIdentity;
import dev.chaperone.desktop.device.Enrolled;
import dev.chaperone.desktop.device.EnrolmentFile;
import dev.chaperone.desktop.device.PrivateDirectory;
import dev.chaperone.desktop.journal.JournalCheck;
import dev.chaperone.desktop.journal.JournalEntry;
import dev.chaperone.desktop.journal.JournalReader;
import dev.chaperone.desktop.journal.LogTrust;
import dev.chaperone.desktop.people.PeopleReply.Events;
import dev.chaperone.desktop.people.PeopleRequest;
import dev.chaperone.desktop.people.ServiceUnreachableException;
import dev.chaperone.model.audit.BundleHead;
import dev.chaperone.model.audit.CanonicalJson;
import dev.chaperone.model.audit.ProofException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import tools.jackson.databind.JsonNode;

/** The journal's files as commands read them: also while the service is stopped, and never changing anything. */
final class AuditFiles {

    private final Context context;

    AuditFiles(Context context) {
        this.context = context;
    }

    /** The newest {@code limit} events, newest first: from the service, or from the files if it does not run. */
    List<JsonNode> newest(int limit) throws IOException {
        try {
            return context.ask(new PeopleRequest.Recent(limit)) instanceof Events(var events) ? events : List.of();
        } catch (ServiceUnreachableException e) {
            if (!Files.isReadable(journal())) {
                throw e;
            }
            return events(reader().recent(limit));
        }
    }

    /** Every event of the files, oldest first. */
    void each(Consumer<JournalEntry> reader) throws IOException {
        reader().each(reader);
    }

    JournalCheck verify() throws IOException {
        return reader().verify(device().publicKey(), enrolled().map(e -> new LogTrust(e.logOrigin(), e.logKey())));
    }

    /** Returns how many segments were written. */
    int export(OutputStream out) throws IOException {
        Optional<String> logKey = enrolled().map(e -> e.logKey().toString());
        return reader().export(new BundleHead(device().deviceId(), publicKey(), logKey), out);
    }

    /** The device's audit key, base64 of its 32 bytes. */
    String publicKey() throws IOException {
        return Base64.getEncoder().encodeToString(device().publicKey());
    }

    private JournalReader reader() throws IOException {
        String device = device().deviceId();
        return JournalReader.open(PrivateDirectory.open(journal()), device);
    }

    private DeviceIdentity device() throws IOException {
        requireJournal();
        return DeviceIdentity.open(PrivateDirectory.open(folder("device")), new SecureRandom());
    }

    private Optional<Enrolled> enrolled() throws IOException {
        return new EnrolmentFile(PrivateDirectory.open(folder("device"))).read();
    }

    /** Opening what is not there would make it. */
    private void requireJournal() throws IOException {
        if (!Files.isDirectory(journal()) || !Files.isDirectory(folder("device"))) {
            throw new IOException("there is no journal in %s; start the service first".formatted(journal()));
        }
    }

    private Path journal() {
        return folder("journal");
    }

    private Path folder(String name) {
        return context.folders().state().resolve(name);
    }

    private static List<JsonNode> events(List<JournalEntry> entries) throws IOException {
        List<JsonNode> events = new ArrayList<>();
        for (JournalEntry entry : entries) {
            try {
                events.add(CanonicalJson.decode(entry.sealed().canonicalEvent()));
            } catch (ProofException e) {
                throw new IOException("an event is not readable; see: chaperone audit verify", e);
            }
        }
        return events;
    }
}
