package dev.chaperone.desktop.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Spec;

/** What the kernel of this machine can hold. */
@Command(
        name = "guard",
        mixinStandardHelpOptions = true,
        resourceBundle = "dev.chaperone.desktop.cli.cli",
        subcommands = {GuardStatusCommand.class, GuardHoldCommand.class})
final class GuardCommand implements Callable<Integer> {

    @Spec
    CommandLine.Model.CommandSpec spec = CommandLine.Model.CommandSpec.create();

    @Override
    public Integer call() {
        spec.commandLine().usage(spec.commandLine().getOut());
        return 0;
    }
}
