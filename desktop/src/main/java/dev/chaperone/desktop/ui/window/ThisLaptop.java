package dev.chaperone.desktop.ui.window;

import dev.chaperone.desktop.agent.HookShim;
import dev.chaperone.desktop.agent.connect.Place;
import dev.chaperone.desktop.agent.roster.Census;
import dev.chaperone.desktop.device.PrivateDirectory;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** What the window knows and does without the service: the agents' own files, and commands of this same program. */
public final class ThisLaptop implements MainPresenter.Local {

    private static final long PATIENCE_SECONDS = 60;

    private final Path home;
    private final Path state;
    private final Path hookSocket;
    private final Map<String, String> environment;
    private final List<String> program;

    /** @param program how this program is started, without a command */
    public ThisLaptop(Path home, Path state, Path hookSocket, Map<String, String> environment, List<String> program) {
        this.home = home;
        this.state = state;
        this.hookSocket = hookSocket;
        this.environment = Map.copyOf(environment);
        this.program = List.copyOf(program);
    }

    /**
     * How this program was started, up to its command.
     *
     * @param commands of which the last on the line is the one that runs now
     */
    public static List<String> program(ProcessHandle.Info self, List<String> commands) {
        List<String> arguments = List.of(self.arguments().orElse(new String[0]));
        int end = commands.stream().mapToInt(arguments::lastIndexOf).max().orElse(-1);
        List<String> line = new ArrayList<>(List.of(self.command().orElse("chaperone")));
        line.addAll(arguments.subList(0, Math.max(0, end)));
        return line;
    }

    @Override
    public List<Census.Found> agents() throws IOException {
        PrivateDirectory memory = PrivateDirectory.open(state).child("agents");
        Place place = new Place(home, environment, memory, HookShim.install(memory, hookSocket));
        return new Census(place, Optional.ofNullable(environment.get("PATH")).orElse("")).all();
    }

    @Override
    public String run(List<String> words) throws IOException {
        List<String> line = new ArrayList<>(program);
        line.addAll(words);
        Process process = new ProcessBuilder(line).redirectErrorStream(true).start();
        process.getOutputStream().close();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        try {
            if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                process.destroy();
                throw new IOException("chaperone %s did not end".formatted(String.join(" ", words)));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
        if (process.exitValue() != 0) {
            throw new IOException(said.strip());
        }
        return said;
    }
}
