package dev.chaperone.desktop.cli;

import dev.chaperone.desktop.people.PeopleReply.State;
import dev.chaperone.desktop.people.PeopleRequest;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import tools.jackson.databind.json.JsonMapper;

/** Exit code 0 when all is well, 1 when there is a problem. */
@Command(name = "status", mixinStandardHelpOptions = true, resourceBundle = "dev.chaperone.desktop.cli.cli")
final class StatusCommand implements Callable<Integer> {

    private final Context context;

    @Option(names = "--json")
    boolean json;

    StatusCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() throws IOException {
        if (!(context.ask(new PeopleRequest.Status()) instanceof State state)) {
            throw new IOException("the service gave an unexpected answer");
        }
        if (json) {
            context.print("%s", JsonMapper.shared().writeValueAsString(state));
        } else {
            print(state);
        }
        return state.problems().isEmpty() ? 0 : 1;
    }

    private static String standing(State state) {
        if (!state.stoppedBy().isEmpty()) {
            return "STOPPED by %s, every agent is refused until: chaperone resume".formatted(state.stoppedBy());
        }
        return state.mode().equals("observe") ? "observing only" : "protecting";
    }

    private void print(State state) {
        context.print("Chaperone %s, %s", state.version(), standing(state));
        context.print(
                "  device   %s%s",
                state.device(), state.organisation().isEmpty() ? "" : ", managed by " + state.organisation());
        context.print("  policy   %s", state.policyVersion());
        context.print("  central  %s", state.central().isEmpty() ? "not enrolled" : state.central());
        context.print("  journal  %d events, %d waiting for a receipt", state.events(), state.backlog());
        context.print("  asking   %d open, %d permissions live", state.prompts(), state.grants());
        state.problems().forEach(problem -> context.print("  problem  %s", problem));
    }
}
