package dev.chaperone.desktop.guard.session;

import dev.chaperone.desktop.guard.GuardReply;
import dev.chaperone.desktop.guard.GuardReply.Allowed;
import dev.chaperone.desktop.guard.GuardReply.Denied;
import dev.chaperone.desktop.guard.GuardReply.Granted;
import dev.chaperone.desktop.guard.GuardReply.Lasts;
import dev.chaperone.desktop.guard.GuardReply.Standing;
import dev.chaperone.desktop.guard.kernel.Autofs.Trigger;
import dev.chaperone.desktop.guard.kernel.Mounts;
import dev.chaperone.model.action.AbsolutePath;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One folder that is shut until the person opens it. What happens to it happens one after the other. */
final class HeldFolder {

    private static final Logger LOG = LoggerFactory.getLogger(HeldFolder.class);

    /** So long a decided no is not asked again, or a search through the home would be a thousand events. */
    private static final long REMEMBER_NO = Duration.ofSeconds(30).toNanos();

    private final Place place;
    private final Trigger trigger;
    private final Inside inside;
    private final ReentrantLock lock = new ReentrantLock();
    private State state = new State.Shut();

    /** The real folder and where it is held. */
    record Place(Path real, Path at) {}

    /** What all folders of a session share. */
    record Inside(ServiceLink service, Stage stage, LongSupplier nanos, Ways ways) {}

    /** What a folder can't do by itself. */
    interface Ways {
        /** Makes the folder one of held folders. */
        void passThrough(Place place) throws IOException;

        /** Shuts it when the process has ended. */
        void whenEnds(long pid, HeldFolder folder);

        /** Nobody may go on: a folder could not be shut. */
        void endSession();
    }

    private sealed interface State {
        record Shut() implements State {}

        record Refused(long since) implements State {}

        record Open(boolean write, Lasts lasts) implements State {}

        /** A way to what is granted below. */
        record PassedThrough() implements State {}
    }

    HeldFolder(Place place, Trigger trigger, Inside inside) {
        this.place = place;
        this.trigger = trigger;
        this.inside = inside;
    }

    Path real() {
        return place.real();
    }

    /** Answers in any case: whoever is held and not answered waits for ever. */
    void knock(int token, long pid) {
        boolean in = false;
        lock.lock();
        try {
            in = isOpen() || asked(pid, false) instanceof Allowed;
        } catch (IOException | RuntimeException e) {
            LOG.warn("a folder could not be opened: {}", e.getMessage());
        } finally {
            lock.unlock();
            answer(token, in);
        }
    }

    /** Asks as if somebody stood there. */
    GuardReply ask(long pid, boolean write) throws IOException {
        lock.lock();
        try {
            return asked(pid, write);
        } finally {
            lock.unlock();
        }
    }

    private GuardReply asked(long pid, boolean write) throws IOException {
        if (state instanceof State.Refused(var since) && inside.nanos().getAsLong() - since < REMEMBER_NO) {
            return new Denied(true, "");
        }
        List<Granted> granted = inside.service().review().map(Standing::granted).orElse(List.of());
        if (!write && leadsTo(granted)) {
            passThrough();
            return new Allowed(false, Lasts.SESSION);
        }
        GuardReply reply = inside.service().ask(place.real(), write);
        switch (reply) {
            case Allowed(var writable, var lasts) -> open(writable, lasts, pid);
            case Denied(var decided, var _)
            when decided -> state = new State.Refused(inside.nanos().getAsLong());
            case Denied _, Standing _ -> state = new State.Shut();
        }
        return reply;
    }

    void passThrough() throws IOException {
        lock.lock();
        try {
            if (!isOpen()) {
                inside.ways().passThrough(place);
                state = new State.PassedThrough();
            }
        } finally {
            lock.unlock();
        }
    }

    /** Open from the start and for writing, but for the settings in it. */
    void openAsOwn() throws IOException {
        lock.lock();
        try {
            inside.stage().show(place.real(), trigger.root().path(), true, true);
            state = new State.Open(true, Lasts.SESSION);
        } finally {
            lock.unlock();
        }
    }

    /** Opens further, or shuts, by what holds now. One that is being asked for is not open, so it can wait. */
    void review(Standing standing) {
        if (lock.tryLock()) {
            try {
                reviewed(standing);
            } finally {
                lock.unlock();
            }
        }
    }

    private void reviewed(Standing standing) {
        boolean covered = standing.granted().stream().anyMatch(g -> g.covers(path()));
        boolean writable = standing.granted().stream().anyMatch(g -> g.write() && g.covers(path()));
        switch (state) {
            case State.Open(var _, var lasts) when standing.stopped() || (lasts == Lasts.GRANT && !covered) -> shut();
            case State.Open(var write, var _) when !write && writable -> shut(); // and is asked for, and granted, anew
            case State.Refused _ when covered -> state = new State.Shut();
            case State.Open _, State.Shut _, State.Refused _, State.PassedThrough _ -> {}
        }
    }

    /** The process it was opened for has ended. */
    void endOnce() {
        lock.lock();
        try {
            if (state instanceof State.Open(var _, var lasts) && lasts == Lasts.ONCE) {
                shut();
            }
        } finally {
            lock.unlock();
        }
    }

    private boolean isOpen() {
        return state instanceof State.Open || state instanceof State.PassedThrough;
    }

    private boolean leadsTo(List<Granted> granted) {
        AbsolutePath path = path();
        return granted.stream().noneMatch(g -> g.covers(path))
                && granted.stream().anyMatch(g -> path.contains(new AbsolutePath(g.folder())));
    }

    private AbsolutePath path() {
        return new AbsolutePath(place.real().toString());
    }

    private void open(boolean write, Lasts lasts, long pid) throws IOException {
        inside.stage().show(place.real(), trigger, write);
        state = new State.Open(write, lasts);
        if (lasts == Lasts.ONCE) {
            inside.ways().whenEnds(pid, this);
        }
    }

    private void shut() {
        try {
            Mounts.detach(place.at().toString());
            state = new State.Shut();
        } catch (IOException e) {
            LOG.error("a folder could not be shut, the session ends: {}", e.getMessage());
            inside.ways().endSession();
        }
    }

    private void answer(int token, boolean in) {
        try {
            if (in) {
                trigger.letIn(token);
            } else {
                trigger.turnAway(token);
            }
        } catch (IOException e) {
            LOG.debug("nobody waits any more", e);
        }
    }
}
