package dev.chaperone.desktop.tray;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Consumer;

/** Hands calls from any thread to one receiver on its one thread, in order; those that come early wait for it. */
final class Mail<T> {

    private final Executor thread;
    private final CompletableFuture<T> receiver = new CompletableFuture<>();

    Mail(Executor thread) {
        this.thread = thread;
    }

    void deliverTo(T receiver) {
        this.receiver.complete(receiver);
    }

    void send(Consumer<T> call) {
        var _ = receiver.thenAcceptAsync(call, thread);
    }
}
