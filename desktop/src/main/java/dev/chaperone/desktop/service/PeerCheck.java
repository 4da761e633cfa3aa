package dev.chaperone.desktop.service;

import dev.chaperone.desktop.agent.KnownAgents;
import dev.chaperone.desktop.confirm.Confirmation;
import dev.chaperone.desktop.peer.PeerCredentials;
import dev.chaperone.desktop.peer.ProcessTree;
import java.io.IOException;
import java.nio.channels.SocketChannel;
import java.util.function.LongFunction;

/** Who may use the people's socket: the person the service acts for, in a program no agent started. */
final class PeerCheck {

    private static final long ROOT = 0;

    private final KnownAgents agents;
    private final ProcessTree processes;
    private final long ownUser;
    private final LongFunction<String> userNames;

    /**
     * @param ownUser numeric id of the user the service runs as
     * @param userNames a user's name by numeric id
     */
    PeerCheck(KnownAgents agents, ProcessTree processes, long ownUser, LongFunction<String> userNames) {
        this.agents = agents;
        this.processes = processes;
        this.ownUser = ownUser;
        this.userNames = userNames;
    }

    sealed interface Result {
        /** @param program the one that speaks for them */
        record Person(String user, Confirmation.Program program) implements Result {}

        record Refused(long pid, String reason) implements Result {}
    }

    Result person(SocketChannel channel) {
        try {
            PeerCredentials peer = PeerCredentials.of(channel);
            if (peer.uid() != ownUser && peer.uid() != ROOT) {
                return new Result.Refused(peer.pid(), Texts.get("peer.user"));
            }
            return agents.descendsFromAgent(peer.pid())
                    ? new Result.Refused(peer.pid(), Texts.get("peer.agent"))
                    : new Result.Person(userNames.apply(peer.uid()), program(peer));
        } catch (IOException _) {
            return new Result.Refused(0, Texts.get("peer.unknown"));
        }
    }

    private Confirmation.Program program(PeerCredentials peer) {
        return new Confirmation.Program(peer.pid(), processes.entry(peer.pid()).started(), peer.uid());
    }
}
