package dev.chaperone.desktop.cli;

import dev.chaperone.model.sanitise.Finding;
import dev.chaperone.model.sanitise.PlaceholderKey;
import dev.chaperone.model.sanitise.Sanitised;
import dev.chaperone.model.sanitise.Sanitiser;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/**
 * Cleans standard input to standard output and lists what was replaced on standard error. Exit code 1 if there was
 * something.
 */
@Command(name = "sanitise", mixinStandardHelpOptions = true, resourceBundle = "dev.chaperone.desktop.cli.cli")
final class SanitiseCommand implements Callable<Integer> {

    private static final int KEY_BYTES = 32;

    private final Context context;

    @Spec
    CommandSpec spec = CommandSpec.create();

    SanitiseCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() throws IOException {
        byte[] key = new byte[KEY_BYTES];
        new SecureRandom().nextBytes(key);
        String text = new String(System.in.readAllBytes(), StandardCharsets.UTF_8);
        Sanitised sanitised = Sanitiser.standard().sanitise(text, new PlaceholderKey(key));
        context.out().print(sanitised.text());
        context.out().flush();
        for (Finding finding : sanitised.findings()) {
            spec.commandLine()
                    .getErr()
                    .printf(
                            "%s at %d: %s%n",
                            finding.classification(), finding.span().start(), finding.preview());
        }
        return sanitised.isClean() ? 0 : 1;
    }
}
