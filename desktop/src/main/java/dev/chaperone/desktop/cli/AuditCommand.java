package dev.chaperone.desktop.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** The evidence: this laptop's journal, and what the central log holds of it. */
@Command(
        name = "audit",
        mixinStandardHelpOptions = true,
        resourceBundle = "dev.chaperone.desktop.cli.cli",
        subcommands = {
            AuditListCommand.class,
            AuditShowCommand.class,
            AuditCentralCommand.class,
            AuditExportCommand.class,
            AuditVerifyCommand.class
        })
final class AuditCommand implements Runnable {

    private final Context context;

    @Spec
    CommandSpec spec = CommandSpec.create();

    AuditCommand(Context context) {
        this.context = context;
    }

    @Override
    public void run() {
        spec.commandLine().usage(context.out());
    }
}
