package dev.chaperone.desktop.people;

import dev.chaperone.desktop.consent.AnswerResult;
import dev.chaperone.desktop.consent.ConsentDesk;
import dev.chaperone.desktop.consent.PromptEvent;
import dev.chaperone.model.consent.Answer;
import java.io.IOException;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/** The service as a person's program sees it. One connection per call, one more per watch. Safe for many threads. */
public final class PeopleClient implements ConsentDesk {

    private final Path socket;

    public PeopleClient(Path socket) {
        this.socket = socket;
    }

    /** @throws ServiceUnreachableException if nothing listens */
    public PeopleReply call(PeopleRequest request) throws IOException {
        try (SocketChannel channel = connect()) {
            PeopleWire wire = new PeopleWire(channel);
            wire.send(request);
            return wire.reply()
                    .orElseThrow(() -> new IOException("the service closed the connection without an answer"));
        }
    }

    @Override
    public AnswerResult answer(String promptId, Answer answer) throws IOException {
        return switch (call(new PeopleRequest.Answer(promptId, answer.wireName()))) {
            case PeopleReply.Answered(var result) -> result;
            case PeopleReply.Refused(var message) -> throw new IOException(message);
            case PeopleReply other ->
                throw new IOException("unexpected reply " + other.getClass().getSimpleName());
        };
    }

    @Override
    public void keepOpen(String promptId) throws IOException {
        call(new PeopleRequest.KeepOpen(promptId));
    }

    @Override
    public Watch watch(Consumer<PromptEvent> listener) throws IOException {
        SocketChannel channel = connect();
        PeopleWire wire = new PeopleWire(channel);
        wire.send(new PeopleRequest.Watch());
        AtomicBoolean closed = new AtomicBoolean();
        Thread.ofVirtual().name("watch").start(() -> follow(wire, listener, closed));
        return () -> {
            closed.set(true);
            closeQuietly(channel);
        };
    }

    private static void follow(PeopleWire wire, Consumer<PromptEvent> listener, AtomicBoolean closed) {
        String reason = "the service has stopped";
        try {
            for (Optional<PeopleReply> reply = wire.reply(); reply.isPresent(); reply = wire.reply()) {
                if (reply.get() instanceof PeopleReply.Event(var event)) {
                    listener.accept(event);
                } else if (reply.get() instanceof PeopleReply.Refused(var message)) {
                    reason = message;
                }
            }
        } catch (IOException e) {
            reason = String.valueOf(e.getMessage());
        }
        if (!closed.get()) {
            listener.accept(new PromptEvent.Disconnected(reason));
        }
    }

    private SocketChannel connect() throws IOException {
        try {
            return SocketChannel.open(UnixDomainSocketAddress.of(socket));
        } catch (IOException e) {
            throw new ServiceUnreachableException(socket, e);
        }
    }

    private static void closeQuietly(SocketChannel channel) {
        try {
            channel.close();
        } catch (IOException _) {
            // it is being thrown away
        }
    }
}
