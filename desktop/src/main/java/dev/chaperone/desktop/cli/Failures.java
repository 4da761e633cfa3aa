package dev.chaperone.desktop.cli;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/** One line of error, whatever happened. */
final class Failures {

    static final int NOT_DONE = 2;

    private Failures() {}

    /** The service, or a rule, said no. */
    static final class Refused extends IOException {
        private static final long serialVersionUID = 1L;

        Refused(String message) {
            super(message);
        }
    }

    static int report(Exception e, CommandLine command) {
        LoggerFactory.getLogger(Failures.class).debug("command failed", e);
        command.getErr().println("chaperone: " + message(e));
        return NOT_DONE;
    }

    static int usage(ParameterException e, String[] args) {
        CommandLine command = e.getCommandLine();
        command.getErr().println("chaperone: " + e.getMessage());
        CommandLine.UnmatchedArgumentException.printSuggestions(e, command.getErr());
        command.getErr().println("See: " + command.getCommandSpec().qualifiedName() + " --help");
        return NOT_DONE;
    }

    static String message(Throwable e) {
        return switch (e) {
            case NoSuchFileException f -> "there is no file " + f.getFile();
            case FileSystemException f
            when f.getReason() == null ->
                "cannot use " + f.getFile() + " (" + f.getClass().getSimpleName() + ")";
            case IOException f -> String.valueOf(f.getMessage());
            case IllegalArgumentException f -> String.valueOf(f.getMessage());
            default -> "something unexpected happened (" + e.getClass().getSimpleName() + "); please report it";
        };
    }
}
