package dev.chaperone.desktop.cli;

import dev.chaperone.desktop.device.PrivateDirectory;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import tools.jackson.databind.JsonNode;

/** Events as lines of JSON for other programs, or a bundle that proves itself. */
@Command(name = "export", mixinStandardHelpOptions = true, resourceBundle = "dev.chaperone.desktop.cli.cli")
final class AuditExportCommand implements Callable<Integer> {

    private static final int EVERYTHING = Integer.MAX_VALUE;

    private final Context context;

    @Option(names = "--out", paramLabel = "FILE", descriptionKey = "out")
    Optional<Path> out = Optional.empty();

    @Option(names = "--bundle", paramLabel = "FILE", descriptionKey = "bundle-out")
    Optional<Path> bundle = Optional.empty();

    AuditExportCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() throws IOException {
        if (bundle.isPresent()) {
            exportBundle(bundle.get());
        } else if (out.isPresent()) {
            List<JsonNode> events = events();
            write(out.get(), file -> {
                for (JsonNode event : events) {
                    file.write((event + "\n").getBytes(java.nio.charset.StandardCharsets.UTF_8));
                }
            });
            context.print("%d events in %s.", events.size(), out.get());
        } else {
            events().forEach(event -> context.print("%s", event));
        }
        return 0;
    }

    private List<JsonNode> events() throws IOException {
        return new AuditFiles(context).newest(EVERYTHING).reversed();
    }

    private void exportBundle(Path target) throws IOException {
        AuditFiles files = new AuditFiles(context);
        int[] segments = new int[1];
        write(target, file -> segments[0] = files.export(file));
        context.print("%d signed segments in %s. Events that are not signed yet are not in it.", segments[0], target);
        context.print("Check it anywhere with: chaperone audit verify --bundle %s --key %s", target, files.publicKey());
        context.print("Give the key to whoever checks on another way than the file.");
    }

    private interface Content {
        void to(OutputStream out) throws IOException;
    }

    /** Never over a file that is there. */
    private static void write(Path target, Content content) throws IOException {
        try (OutputStream file =
                new BufferedOutputStream(Files.newOutputStream(target, StandardOpenOption.CREATE_NEW))) {
            content.to(file);
        } catch (FileAlreadyExistsException e) {
            throw new IOException("%s is there already; name another file".formatted(target), e);
        } catch (FileSystemException e) {
            throw PrivateDirectory.plain("can't write", target, e);
        }
    }
}
