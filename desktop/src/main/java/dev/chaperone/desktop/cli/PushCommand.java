package dev.chaperone.desktop.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Spec;

/** Git's own layer against pushes of agents. */
@Command(
        name = "push",
        mixinStandardHelpOptions = true,
        resourceBundle = "dev.chaperone.desktop.cli.cli",
        subcommands = {PushProtectCommand.class, PushUnprotectCommand.class, PushStatusCommand.class})
final class PushCommand implements Callable<Integer> {

    @Spec
    CommandLine.Model.CommandSpec spec = CommandLine.Model.CommandSpec.create();

    @Override
    public Integer call() {
        spec.commandLine().usage(spec.commandLine().getOut());
        return 0;
    }
}
