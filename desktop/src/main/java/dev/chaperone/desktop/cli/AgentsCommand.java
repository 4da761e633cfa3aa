package dev.chaperone.desktop.cli;

import dev.chaperone.desktop.agent.AgentProfile;
import dev.chaperone.desktop.agent.HookShim;
import dev.chaperone.desktop.agent.connect.Connection;
import dev.chaperone.desktop.agent.connect.GatewayAddress;
import dev.chaperone.desktop.agent.connect.Machine;
import dev.chaperone.desktop.agent.connect.Place;
import dev.chaperone.desktop.agent.connect.Removal;
import dev.chaperone.desktop.agent.connect.Standing;
import dev.chaperone.desktop.agent.roster.Census;
import dev.chaperone.desktop.agent.roster.Roster;
import dev.chaperone.desktop.device.PrivateDirectory;
import dev.chaperone.desktop.people.PeopleReply;
import dev.chaperone.desktop.people.PeopleRequest;
import dev.chaperone.desktop.people.ServiceUnreachableException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Which agents are covered, and putting hooks in place or taking them out. */
@Command(name = "agents", mixinStandardHelpOptions = true, resourceBundle = "dev.chaperone.desktop.cli.cli")
final class AgentsCommand implements Callable<Integer> {

    private static final Logger LOG = LoggerFactory.getLogger(AgentsCommand.class);

    private final Context context;

    AgentsCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() throws IOException {
        return show(Roster.members());
    }

    @Command(name = "status", mixinStandardHelpOptions = true, resourceBundle = "dev.chaperone.desktop.cli.cli")
    int status(@Parameters(paramLabel = "AGENT") String agent) throws IOException {
        return show(List.of(known(agent)));
    }

    @Command(name = "connect", mixinStandardHelpOptions = true, resourceBundle = "dev.chaperone.desktop.cli.cli")
    int connect(
            @Parameters(paramLabel = "AGENT") String agent,
            @Mixin Level level,
            @Option(names = "--gateway", descriptionKey = "agents.gateway") boolean gateway)
            throws IOException {
        Optional<Machine> machine = level.machine();
        if (machine.isPresent() && gateway) {
            throw new Failures.Refused(AgentTexts.get("gateway.managed"));
        }
        Connection connection = machine.isPresent()
                ? managed(agent, machine.get())
                : known(agent).connection(place(known(agent), gateway));
        connection.connect();
        if (machine.isPresent()) {
            context.print("%s", AgentTexts.get("managed.connected", agent, files(connection)));
            return 0;
        }
        tell(agent, connection, true);
        context.print("%s", AgentTexts.get("connected", agent, files(connection)));
        boolean approval = connection.standing() == Standing.UNAPPROVED;
        context.print("%s", AgentTexts.get(approval ? "connected.approve" : "connected.start", agent));
        if (gateway) {
            context.print("%s", AgentTexts.get("connected.gateway", agent));
        }
        return 0;
    }

    @Command(name = "disconnect", mixinStandardHelpOptions = true, resourceBundle = "dev.chaperone.desktop.cli.cli")
    int disconnect(@Parameters(paramLabel = "AGENT") String agent, @Mixin Level level) throws IOException {
        Optional<Machine> machine = level.machine();
        if (machine.isPresent()) {
            boolean there = managed(agent, machine.get()).disconnect() != Removal.NOTHING_THERE;
            context.print("%s", AgentTexts.get(there ? "managed.removed" : "removal.nothing_there", agent));
            return 0;
        }
        Connection connection = known(agent).connection(place());
        Removal removal = connection.disconnect();
        shutGateway(agent);
        if (removal != Removal.NOTHING_THERE) {
            tell(agent, connection, false);
        }
        context.print("%s", AgentTexts.removal(removal, agent));
        return 0;
    }

    private static Connection managed(String agent, Machine machine) throws IOException {
        return known(agent)
                .connection(machine)
                .orElseThrow(() -> new Failures.Refused(AgentTexts.get("managed.none", agent)));
    }

    /** What can't be read is told beside the agents that can, and is an error. */
    private int show(List<Roster.Member> agents) throws IOException {
        Census census = new Census(place(), context.environment().getOrDefault("PATH", ""));
        int code = 0;
        for (Roster.Member agent : agents) {
            Census.Found found = census.look(agent);
            AgentProfile profile = found.profile();
            boolean readable = found.problem().isEmpty();
            code = readable ? code : Failures.NOT_DONE;
            String standing = readable
                    ? AgentTexts.standing(
                            found.user().standing(), profile, files(found.user().files()))
                    : AgentTexts.get("unreadable", found.problem());
            context.print("%-12s %s", profile.name(), standing);
            if (readable && !level(found).isEmpty()) {
                context.print("             %s", level(found));
            }
            context.print("             %s", version(found));
            AgentTexts.coverage(profile).forEach(line -> context.print("    %s", line));
        }
        return code;
    }

    /** Which level protects: the administrator's files hold against the settings of people and repositories. */
    private String level(Census.Found found) {
        String name = found.profile().name();
        if (found.isManaged()) {
            Census.Held managed = found.managed().orElseThrow();
            String key = managed.standing() == Standing.CONNECTED ? "level.managed" : "level.managed.partly";
            return AgentTexts.get(key, name, files(managed.files()));
        }
        if (found.user().standing() == Standing.NOT_CONNECTED) {
            return "";
        }
        return AgentTexts.get(found.managed().isPresent() ? "level.user" : "level.user.only", name);
    }

    private static String version(Census.Found found) {
        return found.version()
                .map(version -> AgentTexts.version(found.profile(), version))
                .orElseGet(() -> AgentTexts.get("version.none"));
    }

    private String files(List<Path> files) {
        return files.stream().map(f -> context.shorten(f.toString())).collect(Collectors.joining(", "));
    }

    private String files(Connection connection) {
        return files(connection.files());
    }

    private static Roster.Member known(String agent) throws IOException {
        return Roster.named(agent).orElseThrow(() -> {
            String names =
                    Roster.members().stream().map(r -> r.profile().name()).collect(Collectors.joining(", "));
            return new Failures.Refused(AgentTexts.get("unknown", agent, names));
        });
    }

    private Place place() throws IOException {
        PrivateDirectory memory =
                PrivateDirectory.open(context.folders().state()).child("agents");
        return new Place(
                context.home(),
                context.environment(),
                memory,
                HookShim.install(memory, context.folders().hookSocket()));
    }

    /** An agent whose traffic went through the gateway before goes on so. */
    private Place place(Roster.Member agent, boolean gateway) throws IOException {
        String name = agent.profile().name();
        if (gateway && !agent.takesGateway()) {
            throw new Failures.Refused(AgentTexts.get("gateway.none", name));
        }
        if (!gateway && !goesThroughGateway(name)) {
            return place();
        }
        if (context.ask(new PeopleRequest.OpenGateway(name)) instanceof PeopleReply.GatewayAddress(var url)) {
            return place().through(new GatewayAddress(url));
        }
        throw new IOException("the service gave an unexpected answer");
    }

    private boolean goesThroughGateway(String agent) throws IOException {
        try {
            return context.ask(new PeopleRequest.GatewayState()) instanceof PeopleReply.Gateway gateway
                    && gateway.agents().contains(agent);
        } catch (ServiceUnreachableException _) {
            return false;
        }
    }

    private void shutGateway(String agent) throws IOException {
        try {
            context.ask(new PeopleRequest.ShutGateway(agent));
        } catch (ServiceUnreachableException e) {
            LOG.debug("the address of {} stays good until the agent is disconnected again", agent, e);
        }
    }

    /** The journal should know, but connecting must work before the service runs. */
    private void tell(String agent, Connection connection, boolean connected) throws IOException {
        try {
            context.ask(new PeopleRequest.AgentNote(
                    agent, connection.files().getFirst().toString(), connected));
        } catch (ServiceUnreachableException _) {
            if (connected) {
                context.print("%s", AgentTexts.get("service.down", agent));
            }
        }
    }
}
