package dev.chaperone.desktop.cli;

import dev.chaperone.desktop.push.LandedChange;
import dev.chaperone.model.audit.ProofException;
import dev.chaperone.model.audit.VerifierKey;
import dev.chaperone.model.change.SshSignature;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * Proves an agent's change where it landed, in a pipeline or by hand, without a service or a server. Exit code 1 if it
 * does not hold; a commit that claims no change is one too, unless {@code --allow-others}.
 */
@Command(name = "verify-change", mixinStandardHelpOptions = true, resourceBundle = "dev.chaperone.desktop.cli.cli")
final class VerifyChangeCommand implements Callable<Integer> {

    private final Context context;

    @Parameters(paramLabel = "COMMIT", arity = "0..1", descriptionKey = "verify.commit")
    String commit = "HEAD";

    @Option(names = "--approvers", paramLabel = "FILE", required = true, descriptionKey = "verify.approvers")
    Path approvers = Path.of("");

    @Option(names = "--gates-key", paramLabel = "FILE", required = true, descriptionKey = "verify.gates-key")
    Path gatesKey = Path.of("");

    @Option(names = "--presence", paramLabel = "WORD", descriptionKey = "verify.presence")
    SshSignature.Presence presence = SshSignature.Presence.NONE;

    @Option(names = "--allow-others", descriptionKey = "verify.allow-others")
    boolean allowOthers;

    @Option(names = "-C", paramLabel = "FOLDER", descriptionKey = "folder")
    Path folder = Path.of("");

    VerifyChangeCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() throws IOException {
        LandedChange landed = new LandedChange(folder);
        if (!landed.isClaimed(commit)) {
            context.print("%s brings in no agent's change.", commit);
            return allowOthers ? 0 : 1;
        }
        try {
            VerifierKey key = VerifierKey.parse(Files.readString(gatesKey).strip());
            LandedChange.Proven proven = landed.prove(commit, new LandedChange.Trust(approvers, key, presence));
            context.print(
                    "%s holds: made by %s, approved by %s (%s), gates passed%s.",
                    proven.change(),
                    proven.agent(),
                    proven.approver(),
                    proven.presence().name().toLowerCase(Locale.ROOT),
                    proven.warned().isEmpty() ? "" : ", warned: " + String.join(", ", proven.warned()));
            return 0;
        } catch (ProofException e) {
            context.print("%s does NOT hold: %s.", commit, String.valueOf(e.getMessage()));
            return 1;
        }
    }
}
