package dev.chaperone.desktop.guard.session;

import dev.chaperone.desktop.guard.GuardReply;
import dev.chaperone.desktop.guard.GuardReply.Allowed;
import dev.chaperone.desktop.guard.GuardReply.Denied;
import dev.chaperone.desktop.guard.GuardReply.Standing;
import dev.chaperone.desktop.guard.GuardWire;
import dev.chaperone.desktop.guard.SessionPlan;
import dev.chaperone.desktop.guard.SessionPlan.Ready;
import dev.chaperone.desktop.guard.SessionPlan.View;
import dev.chaperone.desktop.guard.kernel.Autofs;
import dev.chaperone.desktop.guard.kernel.Mounts;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One session from its preparation until its agent has ended; in a mount namespace of its own, which ends with it. */
public final class SessionProgram {

    private static final Logger LOG = LoggerFactory.getLogger(SessionProgram.class);

    /** How soon at the latest what was revoked is shut. */
    private static final long REVIEW_MILLIS = 400;

    private final SessionPlan plan;
    private final LongSupplier nanos;
    private final CountDownLatch over = new CountDownLatch(1);
    private final ServiceLink service;

    public SessionProgram(SessionPlan plan, LongSupplier nanos) {
        this.plan = plan;
        this.nanos = nanos;
        this.service = new ServiceLink(Path.of(plan.socket()), plan.caller());
    }

    /** Says through {@code out} once whether there is a session, and returns when it is over. */
    public void run(OutputStream out) throws IOException, InterruptedException {
        Path base = Path.of(plan.base());
        Path scratch = directory(base.resolve("session"), "rwx------");
        Mounts.memory(scratch.toString(), "mode=700");
        Mounts.keepPrivate(scratch.toString());
        SessionGroup group = SessionGroup.create(plan.caller().session(), scratch.resolve("cgroup"));
        try (Autofs autofs = new Autofs()) {
            HeldFolders held = new HeldFolders(autofs, service, stage(scratch, base), nanos, over::countDown);
            Ready ready = prepared(new Folders(base, scratch), group, held);
            GuardWire.write(out, ready);
            out.close();
            if (ready.problem().isEmpty()) {
                watch(held);
            }
        } finally {
            group.end();
        }
    }

    private record Folders(Path base, Path scratch) {}

    private static Stage stage(Path scratch, Path base) throws IOException {
        return new Stage(scratch.resolve("stage"), base);
    }

    /** Whoever waits is told in any case. */
    private Ready prepared(Folders folders, SessionGroup group, HeldFolders held) {
        try {
            return prepare(folders, group, held);
        } catch (IOException | RuntimeException e) {
            return new Ready(0, 0, List.of(), String.valueOf(e.getMessage()));
        }
    }

    private Ready prepare(Folders folders, SessionGroup group, HeldFolders held) throws IOException {
        List<View> views = new ArrayList<>();
        for (String root : plan.roots()) {
            views.add(view(Path.of(root), folders, held));
        }
        AgentFolders.open(plan, Path.of(views.getFirst().at()), held);
        held.start();
        Optional<String> no = askForStart(held);
        if (no.isPresent()) {
            return new Ready(0, 0, List.of(), no.get());
        }
        long network = plan.confineNetwork() ? new PrivateNetwork(plan.ports()).open() : 0;
        group.add(plan.caller().pid());
        return new Ready(ProcessHandle.current().pid(), network, views, "");
    }

    /** The person's home keeps what the agent puts there; the other roots are new each time. */
    private View view(Path root, Folders folders, HeldFolders held) throws IOException {
        Path at = Files.createDirectories(folders.scratch()
                .resolve("view")
                .resolve(Integer.toString(plan.roots().indexOf(root.toString()))));
        if (root.toString().equals(plan.user().home())) {
            Path home = directory(
                    directory(folders.base().resolve("homes"), "rwx------")
                            .resolve(Long.toString(plan.user().uid())),
                    "rwx------");
            Files.setAttribute(home, "unix:uid", Math.toIntExact(plan.user().uid()));
            Files.setAttribute(home, "unix:gid", Math.toIntExact(plan.user().gid()));
            Mounts.bindAlone(home.toString(), at.toString());
        } else {
            Mounts.memory(at.toString(), "mode=755");
        }
        Mounts.share(at.toString());
        held.fill(root, at);
        return new View(at.toString(), root.toString());
    }

    private static Path directory(Path path, String permissions) throws IOException {
        if (!Files.isDirectory(path)) {
            Files.createDirectories(path);
            Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(permissions));
        }
        return path;
    }

    /** The person named the folder by starting the agent there, so it is asked for at once and for writing. */
    private Optional<String> askForStart(HeldFolders held) throws IOException {
        Path start = Path.of(plan.caller().startedIn());
        Optional<Path> root = plan.roots().stream()
                .map(Path::of)
                .filter(r -> start.startsWith(r) && !start.equals(r))
                .findFirst();
        if (root.isEmpty()) {
            return Optional.empty();
        }
        Path repository = StartFolder.of(start, root.get());
        for (Path up = root.get(); !up.equals(repository); ) {
            up = up.resolve(up.relativize(repository).getName(0));
            Optional<HeldFolder> folder = held.of(up);
            if (folder.isEmpty()) {
                return Optional.of("the folder you are in is behind a link; change to the real one and start again");
            }
            if (up.equals(repository)) {
                return refused(folder.get().ask(plan.caller().pid(), true));
            }
            folder.get().passThrough();
        }
        return Optional.empty();
    }

    private static Optional<String> refused(GuardReply reply) {
        return switch (reply) {
            case Allowed _ -> Optional.empty();
            case Denied denied -> Optional.of(denied.message());
            case Standing _ -> Optional.of("the service gave an answer that fits no question");
        };
    }

    private void watch(HeldFolders held) throws InterruptedException {
        var reviews = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().daemon().name("review").factory());
        var _ = reviews.scheduleWithFixedDelay(() -> review(held), REVIEW_MILLIS, REVIEW_MILLIS, TimeUnit.MILLISECONDS);
        ProcessEnd.of(plan.caller().pid(), over::countDown);
        over.await();
        reviews.shutdownNow();
    }

    private void review(HeldFolders held) {
        try {
            service.review().ifPresent(standing -> {
                held.review(standing);
                if (standing.end()) {
                    over.countDown();
                }
            });
        } catch (RuntimeException e) {
            LOG.error("what holds could not be looked at ({})", e.getClass().getSimpleName());
        }
    }
}
