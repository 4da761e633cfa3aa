package dev.chaperone.desktop.guard;

import dev.chaperone.desktop.guard.SessionPlan.Ready;
import dev.chaperone.desktop.guard.SessionPlan.User;
import dev.chaperone.desktop.guard.SessionPlan.View;
import dev.chaperone.desktop.guard.kernel.Descriptor;
import dev.chaperone.desktop.guard.kernel.KernelException;
import dev.chaperone.desktop.guard.kernel.Mounts;
import dev.chaperone.desktop.guard.kernel.Namespaces;
import dev.chaperone.desktop.guard.kernel.Privileges;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Takes this program into the session and replaces it by the agent: the agent keeps the terminal, the process number
 * and nothing else. What is given up is given up in an order in which each step is still possible.
 */
public final class Entry {

    /** Where other programs of the person leave sockets and files; the agent gets empty ones. */
    private static final List<String> EMPTIED = List.of("/tmp", "/var/tmp", "/dev/shm", "/run");

    private final Ready ready;
    private final User user;
    private final boolean walls;

    /** @param walls whether the kernel has walls between processes */
    public Entry(Ready ready, User user, boolean walls) {
        this.ready = ready;
        this.user = user;
        this.walls = walls;
    }

    /**
     * What is to run.
     *
     * @param environment {@code NAME=value}
     * @param folder where it starts
     */
    public record Program(Path file, List<String> arguments, List<String> environment, String folder) {
        public Program {
            arguments = List.copyOf(arguments);
            environment = List.copyOf(environment);
        }
    }

    /** Returns only by failing; the program must end then, since it is half in the session. */
    public void replaceBy(Program program) throws IOException {
        String guard = "/proc/" + ready.guard();
        try (Descriptor mounts = Descriptor.file(Path.of(guard + "/ns/mnt"))) {
            if (ready.network() != 0) {
                try (Descriptor network = Descriptor.file(Path.of(guard + "/task/" + ready.network() + "/ns/net"))) {
                    Namespaces.enterNetwork(network);
                }
            }
            Namespaces.enterCopyOf(mounts);
        }
        Mounts.onlyReceive();
        arrange();
        Namespaces.changeFolder("/");
        Privileges.giveUpNewOnes();
        Privileges.become(user.uid(), user.gid());
        if (walls) {
            Privileges.stayAmongOwnProcesses();
        }
        Namespaces.changeFolder(program.folder());
        Privileges.handOnNoFiles();
        Privileges.replaceBy(program.file().toString(), program.arguments(), program.environment());
    }

    /** The views are held open while the places they go to are emptied, since those may lie in one another. */
    private void arrange() throws IOException {
        List<Descriptor> views = new ArrayList<>();
        for (View view : ready.views()) {
            views.add(Descriptor.folder(Path.of(view.at())));
        }
        for (String folder : EMPTIED) {
            if (Files.isDirectory(Path.of(folder))) {
                Mounts.memory(folder, folder.equals("/run") ? "mode=755" : "mode=1777");
            }
        }
        for (int i = 0; i < views.size(); i++) {
            put(views.get(i), Path.of(ready.views().get(i).root()));
        }
    }

    private static void put(Descriptor view, Path root) throws IOException {
        Files.createDirectories(root);
        try (Descriptor target = Descriptor.folder(root)) {
            Mounts.bind(view.path(), target.path());
        } catch (KernelException e) {
            throw new IOException(Texts.get("root.failed", root), e);
        } finally {
            view.close();
        }
    }
}
