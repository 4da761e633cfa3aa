package dev.chaperone.desktop.guard.session;

import dev.chaperone.desktop.guard.kernel.Autofs.Trigger;
import dev.chaperone.desktop.guard.kernel.Descriptor;
import dev.chaperone.desktop.guard.kernel.KernelException;
import dev.chaperone.desktop.guard.kernel.Mounts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Where a real folder is made ready out of sight, because what is changed on a mount after it has reached the agent
 * does not reach the agent's copy. Names are followed without links, so that nobody can have another folder mounted.
 */
final class Stage {

    /** Programs that people run later read these, so a yes to a folder is none to them. */
    private static final List<String> READ_ONLY = List.of(
            ".git/hooks",
            ".git/config",
            ".husky",
            ".vscode",
            ".idea",
            ".github/workflows",
            ".gitlab-ci.yml",
            ".circleci",
            ".mcp.json",
            ".claude/settings.json",
            ".claude/settings.local.json",
            "settings.json",
            "settings.local.json");

    /** Only in an agent's own folder, where they hold its hooks. */
    private static final Set<String> OWN_SETTINGS = Set.of("settings.json", "settings.local.json");

    /** Mounted on themselves so that they can't be renamed away with what is protected in them. */
    private static final List<String> PINNED = List.of(".git", ".github", ".claude");

    private static final Set<Integer> NOTHING_TO_PROTECT = Set.of(2, 20, 40); // absent, not in a folder, a link

    private final Path folder;
    private final Path base;
    private final AtomicLong count = new AtomicLong();

    /** @param base what no agent may ever see */
    Stage(Path folder, Path base) throws IOException {
        this.folder = Files.createDirectory(folder);
        this.base = base;
    }

    /** Puts the real folder over a held one. */
    void show(Path real, Trigger trigger, boolean write) throws IOException {
        show(real, trigger.root().path(), write, false);
    }

    /** @param own an agent's own folder, whose settings hold its hooks */
    void show(Path real, String target, boolean write, boolean own) throws IOException {
        Path prepared = Files.createDirectory(folder.resolve(Long.toString(count.incrementAndGet())));
        try (Descriptor source = Descriptor.folder(real)) {
            Mounts.bind(source.path(), prepared.toString());
            try {
                Mounts.restrict(prepared.toString(), !write);
                if (base.startsWith(real)) {
                    Mounts.memory(prepared.resolve(real.relativize(base)).toString(), "mode=700");
                }
                if (write) {
                    protect(prepared, own);
                }
                Mounts.bind(prepared.toString(), target);
            } finally {
                Mounts.detach(prepared.toString());
            }
        } finally {
            Files.deleteIfExists(prepared);
        }
    }

    private static void protect(Path prepared, boolean own) throws KernelException {
        try (Descriptor top = Descriptor.folder(prepared)) {
            for (String name : PINNED) {
                again(top, name, false);
            }
            for (String name : READ_ONLY) {
                if (own || !OWN_SETTINGS.contains(name)) {
                    again(top, name, true);
                }
            }
        }
    }

    private static void again(Descriptor top, String name, boolean readOnly) throws KernelException {
        try (Descriptor there = top.below(name)) {
            Mounts.bindAlone(there.path(), there.path());
        } catch (KernelException e) {
            if (NOTHING_TO_PROTECT.contains(e.errno())) {
                return;
            }
            throw e;
        }
        if (readOnly) {
            try (Descriptor mounted = top.below(name)) {
                Mounts.restrict(mounted.path(), true);
            }
        }
    }
}
