package dev.chaperone.desktop.guard.session;

import java.util.concurrent.CompletableFuture;

/** Watches for the end of a process that is not ours. */
final class ProcessEnd {

    private ProcessEnd() {}

    /** @param then is run at once if there is no such process */
    static void of(long pid, Runnable then) {
        CompletableFuture<?> end = ProcessHandle.of(pid)
                .<CompletableFuture<?>>map(ProcessHandle::onExit)
                .orElseGet(() -> CompletableFuture.completedFuture(null));
        var _ = end.whenComplete((_, _) -> then.run());
    }
}
