package dev.chaperone.desktop.agent.connect;

import dev.chaperone.desktop.device.PrivateDirectory;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * A whole file of ours in a folder that an agent reads. Whatever stood there under the same name before comes back when
 * we leave. A file without our mark is never taken for ours.
 */
public final class OwnFile implements Connection {

    private final ConfigFile file;
    private final byte[] content;
    private final String mark;

    /**
     * @param name what the memory calls the file; unique among all files we write
     * @param mark a text by which an older or changed version of our file is recognised
     */
    public OwnFile(Path file, PrivateDirectory memory, String name, String content, String mark) {
        this.file = new ConfigFile(file, memory, name, "");
        this.content = content.getBytes(StandardCharsets.UTF_8);
        this.mark = mark;
    }

    @Override
    public List<Path> files() {
        return List.of(file.path());
    }

    @Override
    public Standing standing() throws IOException {
        Optional<byte[]> now = file.bytes();
        if (now.isEmpty() || !isOurs(now.get())) {
            return Standing.NOT_CONNECTED;
        }
        return Arrays.equals(now.get(), content) ? Standing.CONNECTED : Standing.PARTLY;
    }

    @Override
    public void connect() throws IOException {
        Optional<byte[]> before = file.bytes();
        if (before.isEmpty() || !isOurs(before.get())) {
            file.remember(before);
        }
        file.write(content);
    }

    @Override
    public Removal disconnect() throws IOException {
        Optional<byte[]> now = file.bytes();
        if (now.isEmpty() || !isOurs(now.get())) {
            return Removal.NOTHING_THERE;
        }
        file.restore();
        file.forget();
        return Removal.RESTORED;
    }

    private boolean isOurs(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8).contains(mark);
    }
}
