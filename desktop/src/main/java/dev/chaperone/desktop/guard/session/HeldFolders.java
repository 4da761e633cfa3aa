package dev.chaperone.desktop.guard.session;

import dev.chaperone.desktop.guard.GuardReply.Standing;
import dev.chaperone.desktop.guard.kernel.Autofs;
import dev.chaperone.desktop.guard.kernel.Descriptor;
import dev.chaperone.desktop.guard.kernel.KernelException;
import dev.chaperone.desktop.guard.kernel.Mounts;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Every held folder of a session, and the thread that hears from the kernel who stands at one. */
final class HeldFolders implements HeldFolder.Ways {

    private static final Logger LOG = LoggerFactory.getLogger(HeldFolders.class);

    private final Autofs autofs;
    private final HeldFolder.Inside inside;
    private final Runnable ending;
    private final Map<Long, HeldFolder> byDevice = new ConcurrentHashMap<>();
    private final ExecutorService answering = Executors.newCachedThreadPool(
            Thread.ofPlatform().daemon().name("answer-", 0).factory());

    HeldFolders(Autofs autofs, ServiceLink service, Stage stage, LongSupplier nanos, Runnable ending) {
        this.autofs = autofs;
        this.inside = new HeldFolder.Inside(service, stage, nanos, this);
        this.ending = ending;
    }

    void start() {
        Thread.ofPlatform().daemon().name("held").start(this::listen);
    }

    /** Holds every folder of {@code real} at {@code view}; files are left out, links are made again. */
    void fill(Path real, Path view) throws IOException {
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(real)) {
            for (Path entry : entries) {
                Path at = view.resolve(entry.getFileName());
                if (Files.isSymbolicLink(entry)) {
                    link(at, Files.readSymbolicLink(entry));
                } else if (Files.isDirectory(entry, LinkOption.NOFOLLOW_LINKS)) {
                    hold(new HeldFolder.Place(entry, at));
                }
            }
        }
    }

    /** The held folder of a real one. */
    Optional<HeldFolder> of(Path real) {
        return byDevice.values().stream().filter(f -> f.real().equals(real)).findFirst();
    }

    void review(Standing standing) {
        byDevice.values().forEach(folder -> folder.review(standing));
    }

    @Override
    public void passThrough(HeldFolder.Place place) throws IOException {
        Mounts.memory(place.at().toString(), "mode=755");
        fill(place.real(), place.at());
    }

    @Override
    public void whenEnds(long pid, HeldFolder folder) {
        ProcessEnd.of(pid, () -> answering.execute(folder::endOnce));
    }

    @Override
    public void endSession() {
        ending.run();
    }

    /** A name that the agent has made into something else than a folder is left out. */
    private void hold(HeldFolder.Place place) throws IOException {
        try {
            if (!Files.exists(place.at(), LinkOption.NOFOLLOW_LINKS)) {
                Files.createDirectory(place.at());
            }
            try (Descriptor at = Descriptor.folder(place.at())) {
                Autofs.Trigger trigger = autofs.hold(at, place.at());
                byDevice.put(trigger.device(), new HeldFolder(place, trigger, inside));
            }
        } catch (FileAlreadyExistsException | KernelException e) {
            LOG.warn("a folder is left out: {}", e.getMessage());
        }
    }

    private static void link(Path at, Path target) throws IOException {
        if (!Files.exists(at, LinkOption.NOFOLLOW_LINKS)) {
            Files.createSymbolicLink(at, target);
        }
    }

    /** Ends with the process. A folder nobody knows can't be answered, and is not one of ours. */
    private void listen() {
        while (true) {
            try {
                Autofs.Held held = autofs.next();
                HeldFolder folder = byDevice.get(held.device());
                if (folder != null && held.known()) {
                    answering.execute(() -> folder.knock(held.token(), held.pid()));
                }
            } catch (IOException | RuntimeException e) {
                LOG.error("the kernel is not heard any more, the session ends: {}", e.getMessage());
                ending.run();
                return;
            }
        }
    }
}
