package dev.chaperone.desktop.agent.connect;

import dev.chaperone.desktop.device.PrivateDirectory;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Lines of ours at the beginning and the end of a person's text file, each block between two marks. */
public final class MarkedLines implements Connection {

    private static final String BEGIN = "# Chaperone: model traffic (take out with: chaperone agents disconnect)\n";
    private static final String END = "# Chaperone: end\n";
    private static final Pattern BLOCK = Pattern.compile("(?ms)^" + Pattern.quote(BEGIN) + ".*?^" + Pattern.quote(END));

    private final ConfigFile file;
    private final Lines lines;

    /**
     * What is written.
     *
     * @param first at the beginning, ends with a line break
     * @param last at the end; may be empty
     * @param taken finds a setting of the person's own that leads elsewhere
     */
    public record Lines(String first, String last, Pattern taken) {}

    /** @param name what the memory calls the file; unique among all files we write */
    public MarkedLines(Path file, PrivateDirectory memory, String name, Lines lines) {
        this.file = new ConfigFile(file, memory, name, "");
        this.lines = lines;
    }

    @Override
    public List<Path> files() {
        return List.of(file.path());
    }

    @Override
    public Standing standing() throws IOException {
        String now = text(file.bytes());
        if (!BLOCK.matcher(now).find()) {
            return Standing.NOT_CONNECTED;
        }
        return now.equals(with(without(now))) ? Standing.CONNECTED : Standing.PARTLY;
    }

    @Override
    public void connect() throws IOException {
        Optional<byte[]> now = file.bytes();
        String own = without(text(now));
        if (lines.taken().matcher(own).find()) {
            throw new IOException(new TakenException("the model's address", "").in(file.path()));
        }
        if (!file.isAsWritten(now)) {
            file.remember(now.map(_ -> own.getBytes(StandardCharsets.UTF_8)));
        }
        file.write(with(own).getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public Removal disconnect() throws IOException {
        Optional<byte[]> now = file.bytes();
        if (!BLOCK.matcher(text(now)).find()) {
            return Removal.NOTHING_THERE;
        }
        boolean untouched = file.isAsWritten(now);
        if (untouched) {
            file.restore();
        } else {
            file.replace(without(text(now)).getBytes(StandardCharsets.UTF_8));
        }
        file.forget();
        return untouched ? Removal.RESTORED : Removal.TAKEN_OUT;
    }

    private String with(String own) {
        String end = lines.last().isEmpty() ? "" : BEGIN + lines.last() + END;
        String gap = own.isEmpty() || own.endsWith("\n") || end.isEmpty() ? "" : "\n";
        return BEGIN + lines.first() + END + own + gap + end;
    }

    private static String without(String text) {
        return BLOCK.matcher(text).replaceAll("");
    }

    private static String text(Optional<byte[]> bytes) {
        return new String(bytes.orElse(new byte[0]), StandardCharsets.UTF_8);
    }
}
