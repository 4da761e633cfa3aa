package dev.chaperone.desktop.confirm;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets polkit ask in the terminal of this process as long as it is open, also where no desktop could (pkttyagent(1)).
 * Without it, or without a terminal, nothing happens, and the service says that nobody could ask.
 */
public final class TerminalAgent implements AutoCloseable {

    /** Where distributions put it; nobody else's is run. */
    public static final Path PROGRAM = Path.of("/usr/bin/pkttyagent");

    private static final Logger LOG = LoggerFactory.getLogger(TerminalAgent.class);

    private final Optional<Process> agent;

    private TerminalAgent(Optional<Process> agent) {
        this.agent = agent;
    }

    /** Returns once polkit knows of it. */
    public static TerminalAgent start(Path program) {
        if (!Files.isExecutable(program)) {
            return new TerminalAgent(Optional.empty());
        }
        try {
            Process process = new ProcessBuilder(
                            program.toString(),
                            "--process",
                            Long.toString(ProcessHandle.current().pid()),
                            "--notify-fd",
                            "1")
                    .redirectInput(ProcessBuilder.Redirect.INHERIT)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            process.getInputStream()
                    .readAllBytes(); // it closes its end when polkit knows of it; it talks to the terminal
            return new TerminalAgent(Optional.of(process));
        } catch (IOException e) {
            LOG.debug("polkit can't ask in this terminal", e);
            return new TerminalAgent(Optional.empty());
        }
    }

    @Override
    public void close() {
        agent.ifPresent(Process::destroy);
    }
}
