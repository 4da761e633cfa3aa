package dev.chaperone.desktop.cli;

import picocli.CommandLine.Command;

/** The word people try first. */
@Command(name = "status", mixinStandardHelpOptions = true, resourceBundle = "dev.chaperone.desktop.cli.cli")
final class SubmitStatusCommand extends SubmitListCommand {

    SubmitStatusCommand(Context context) {
        super(context);
    }
}
