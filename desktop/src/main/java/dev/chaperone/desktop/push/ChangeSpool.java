package dev.chaperone.desktop.push;

import dev.chaperone.desktop.device.PrivateDirectory;
import dev.chaperone.model.audit.ProofException;
import dev.chaperone.model.change.Envelope;
import dev.chaperone.model.change.Names;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * The changes of this laptop in two files each, {@code ID.json} and, until central has it, {@code ID.bundle}. What is
 * there when the service starts is sent then. Safe for many threads.
 */
public final class ChangeSpool {

    /** Most changes that may wait, so that an agent can't fill the disk while central is away. */
    static final int MOST_WAITING = 20;

    private static final int MOST_KEPT = 200;

    private final PrivateDirectory directory;

    public ChangeSpool(PrivateDirectory directory) {
        this.directory = directory;
    }

    /** @throws IOException in one plain line, if too many wait or the disk refuses */
    synchronized void add(Waiting change, byte[] bundle) throws IOException {
        if (all().stream().filter(Waiting::isHere).count() >= MOST_WAITING) {
            throw new IOException(
                    "%d changes wait for central already; hand this in once they are sent".formatted(MOST_WAITING));
        }
        directory.write(change.id() + ".bundle", bundle);
        put(change);
    }

    synchronized void put(Waiting change) throws IOException {
        ObjectNode json = JsonMapper.shared()
                .createObjectNode()
                .put("state", change.state())
                .put("problem", change.problem())
                .put("envelope", new String(change.envelope().encode(), StandardCharsets.UTF_8))
                .put("report", change.report())
                .put("folder", change.folder());
        directory.write(change.id() + ".json", JsonMapper.shared().writeValueAsBytes(json));
        if (!change.isHere()) {
            directory.remove(change.id() + ".bundle");
        }
    }

    /** Empty if there is none of that name. @throws IOException in one plain line, if its file is damaged */
    synchronized Optional<Waiting> find(String id) throws IOException {
        if (!Names.CHANGE.matcher(id).matches()) {
            return Optional.empty();
        }
        Optional<byte[]> file = directory.read(id + ".json");
        return file.isEmpty() ? Optional.empty() : Optional.of(read(id, file.get()));
    }

    private static Waiting read(String id, byte[] file) throws IOException {
        try {
            JsonNode json = JsonMapper.shared().readTree(file);
            byte[] envelope = json.path("envelope").asString("").getBytes(StandardCharsets.UTF_8);
            return new Waiting(
                    id,
                    json.path("state").asString(""),
                    json.path("problem").asString(""),
                    Envelope.parse(envelope),
                    json.path("report").asString(""),
                    json.path("folder").asString(""));
        } catch (JacksonException | ProofException e) {
            throw new IOException("the file of change %s is damaged; hand the work in again".formatted(id), e);
        }
    }

    Optional<byte[]> bundle(String id) throws IOException {
        return directory.read(id + ".bundle");
    }

    /** Newest first, at most two hundred; damaged ones are left out. */
    synchronized List<Waiting> all() throws IOException {
        List<Path> files;
        try (Stream<Path> list = Files.list(directory.path())) {
            files = list.filter(f -> f.toString().endsWith(".json"))
                    .sorted((a, b) ->
                            Long.compare(b.toFile().lastModified(), a.toFile().lastModified()))
                    .limit(MOST_KEPT)
                    .toList();
        }
        List<Waiting> all = new ArrayList<>();
        for (Path file : files) {
            String name = file.getFileName().toString();
            try {
                find(name.substring(0, name.length() - ".json".length())).ifPresent(all::add);
            } catch (IOException _) {
                // told when it is asked for by name
            }
        }
        return all;
    }
}
