package dev.chaperone.desktop.guard.session;

import dev.chaperone.desktop.guard.GuardReply;
import dev.chaperone.desktop.guard.GuardReply.Denied;
import dev.chaperone.desktop.guard.GuardReply.Standing;
import dev.chaperone.desktop.guard.GuardRequest;
import dev.chaperone.desktop.guard.GuardRequest.Caller;
import dev.chaperone.desktop.guard.GuardWire;
import java.io.IOException;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Asks the service, one connection a question, so that a restart of it is not noticed. Whatever breaks is a no. */
final class ServiceLink {

    /** A little longer than the service waits for the person. */
    private static final long LONGEST_SECONDS = 58;

    private static final Denied UNREACHABLE = new Denied(false, "the Chaperone service does not answer");

    private final Path socket;
    private final Caller caller;
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("deadline").factory());

    ServiceLink(Path socket, Caller caller) {
        this.socket = socket;
        this.caller = caller;
    }

    GuardReply ask(Path folder, boolean write) {
        try {
            return call(new GuardRequest.Ask(caller, folder.toString(), write));
        } catch (IOException | RuntimeException _) {
            return UNREACHABLE;
        }
    }

    /** Empty if the service can't be asked; what is open stays open then. */
    Optional<Standing> review() {
        try {
            return call(new GuardRequest.Review(caller)) instanceof Standing standing
                    ? Optional.of(standing)
                    : Optional.empty();
        } catch (IOException | RuntimeException _) {
            return Optional.empty();
        }
    }

    private GuardReply call(GuardRequest request) throws IOException {
        try (SocketChannel channel = SocketChannel.open(UnixDomainSocketAddress.of(socket))) {
            Future<?> deadline = clock.schedule(() -> hangUp(channel), LONGEST_SECONDS, TimeUnit.SECONDS);
            try {
                GuardWire.write(Channels.newOutputStream(channel), request);
                return GuardWire.read(Channels.newInputStream(channel), GuardReply.class);
            } finally {
                deadline.cancel(false);
            }
        }
    }

    private static void hangUp(SocketChannel channel) {
        try {
            channel.close();
        } catch (IOException _) {
            // Who waits on it sees the end of the connection or has gone.
        }
    }
}
