package dev.chaperone.desktop.service;

import java.io.IOException;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How long a caller may take to say what it wants. Afterwards its connection takes no more input, so that those who
 * wait behind it get their turn. Real time, not the alarm's: it is the socket that is guarded. Safe for many threads.
 */
final class ReadDeadline {

    private static final Logger LOG = LoggerFactory.getLogger(ReadDeadline.class);
    private static final Duration KEEP_THREAD = Duration.ofSeconds(30);

    private final Duration longest;
    private final ScheduledThreadPoolExecutor clock;

    ReadDeadline(Duration longest) {
        this.longest = longest;
        this.clock = new ScheduledThreadPoolExecutor(
                1, Thread.ofPlatform().daemon().name("read-deadline").factory());
        clock.setRemoveOnCancelPolicy(true);
        clock.setKeepAliveTime(KEEP_THREAD.toMillis(), TimeUnit.MILLISECONDS);
        clock.allowCoreThreadTimeOut(true);
    }

    /** Starts the clock for one connection. */
    Watch over(SocketChannel channel) {
        return new Watch(channel);
    }

    /** The clock of one connection; closing it stops it. */
    final class Watch implements AutoCloseable {

        private final SocketChannel channel;
        private final ScheduledFuture<?> ringing;
        private volatile boolean passed;

        private Watch(SocketChannel channel) {
            this.channel = channel;
            this.ringing = clock.schedule(this::ring, longest.toMillis(), TimeUnit.MILLISECONDS);
        }

        /** All was read. @throws IOException if it was cut off by the deadline, in words fit for the agent */
        void heard() throws IOException {
            close();
            if (passed) {
                throw new IOException(Texts.get("hook.slow", longest.toSeconds()));
            }
        }

        @Override
        public void close() {
            ringing.cancel(false);
        }

        private void ring() {
            passed = true;
            try {
                channel.shutdownInput();
            } catch (IOException e) {
                LOG.debug("a connection ended before its deadline", e);
            }
        }
    }
}
