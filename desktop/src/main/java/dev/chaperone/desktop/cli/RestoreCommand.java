package dev.chaperone.desktop.cli;

import dev.chaperone.model.sanitise.Sanitiser;
import dev.chaperone.model.sanitise.restore.Vault;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Puts the values back that {@code sanitise --keep} has taken out. */
@Command(name = "restore", mixinStandardHelpOptions = true, resourceBundle = "dev.chaperone.desktop.cli.cli")
final class RestoreCommand implements Callable<Integer> {

    private static final int KEY_BYTES = 32;

    private final Context context;

    @Parameters(arity = "0..1", paramLabel = "FILE", defaultValue = "-", descriptionKey = "sanitise.file")
    Path file = Path.of("-");

    @Option(names = "--map", required = true, paramLabel = "FILE", descriptionKey = "restore.map")
    Path map = Path.of("");

    RestoreCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() throws IOException {
        MapFile.Kept kept = MapFile.read(map);
        Vault vault = Vault.of(new byte[KEY_BYTES], kept.values());
        TextFile text = TextFile.read(file, kept.charset());
        context.out().write(text.bytes(Sanitiser.standard().restore(text.text(), vault)));
        context.out().flush();
        return 0;
    }
}
