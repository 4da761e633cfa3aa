package dev.chaperone.desktop.shell;

import dev.chaperone.desktop.agent.RealPath;
import dev.chaperone.model.action.AbsolutePath;
import dev.chaperone.model.action.AgentAction;
import dev.chaperone.model.action.AgentAction.PushRepository;
import dev.chaperone.model.action.AgentAction.ReadPath;
import dev.chaperone.model.action.AgentAction.RunCommand;
import dev.chaperone.model.action.AgentAction.UseNetwork;
import dev.chaperone.model.action.AgentAction.WritePath;
import dev.chaperone.model.action.Origin;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** What a command line would do, in actions: the run itself first, then what it reads, writes, pushes and calls. */
public final class ShellActions {

    private static final Pattern QUOTES = Pattern.compile("[\\\\'\"]");

    private final RealPath paths;
    private final String home;

    public ShellActions(RealPath paths, AbsolutePath home) {
        this.paths = paths;
        this.home = home.value();
    }

    /** Never throws; what can't be understood is marked opaque on the {@link RunCommand}. */
    public List<AgentAction> of(String commandLine, Origin origin) {
        return actions(commandLine, origin, effects(commandLine, origin));
    }

    /** As {@link #of}, for a line in another shell's language: what is recognised counts, and it is opaque always. */
    public List<AgentAction> ofAnotherShell(String commandLine, Origin origin) {
        Effects effects = effects(commandLine, origin);
        effects.unsure();
        return actions(commandLine, origin, effects);
    }

    private Effects effects(String commandLine, Origin origin) {
        return new Effects(paths, origin.workingDirectory(), new Effort(commandLine.length()));
    }

    /** A push may stand behind what was too much to look at. */
    private static boolean mayHideAPush(String commandLine, Effects effects) {
        return effects.effort().isSpent()
                && QUOTES.matcher(commandLine).replaceAll("").contains("push");
    }

    private List<AgentAction> actions(String commandLine, Origin origin, Effects effects) {
        new Interpreter(home, effects).run(commandLine);
        if (mayHideAPush(commandLine, effects)) {
            effects.pushes(".", Optional.empty());
        }
        List<AgentAction> actions = new ArrayList<>();
        actions.add(new RunCommand(origin, commandLine, origin.workingDirectory(), effects.isOpaque()));
        if (!effects.reads().isEmpty()) {
            actions.add(new ReadPath(origin, List.copyOf(effects.reads())));
        }
        if (!effects.writes().isEmpty()) {
            actions.add(new WritePath(origin, List.copyOf(effects.writes())));
        }
        effects.pushes().forEach(p -> actions.add(new PushRepository(origin, p.repository(), p.remote())));
        effects.hosts().forEach(host -> actions.add(new UseNetwork(origin, host)));
        return actions;
    }
}
