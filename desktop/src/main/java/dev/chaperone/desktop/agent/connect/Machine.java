package dev.chaperone.desktop.agent.connect;

import dev.chaperone.desktop.agent.HookShim;
import java.nio.file.Path;

/**
 * A computer as its administrator sets it up: its files belong to root, so neither a person nor a repository can switch
 * off what stands in them. There is no Windows here, because the hook program is a shell script.
 *
 * @param kind which operating system
 * @param root what stands for {@code /}; another folder collects the files, to be put down by device management
 * @param hook where the agents find the hook program, whatever {@code root} is
 */
public record Machine(Kind kind, Path root, HookProgram hook) {

    private static final Path LIVE = Path.of("/");

    /** An operating system. */
    public enum Kind {
        LINUX,
        MACOS;

        private Path hook() {
            return Path.of(
                    switch (this) {
                        case LINUX -> "/usr/lib/chaperone/chaperone-hook";
                        case MACOS -> "/Library/Application Support/Chaperone/chaperone-hook";
                    });
        }
    }

    /** With the hook program where the administrator's files put it. */
    public static Machine of(Kind kind, Path root) {
        return new Machine(kind, root, new HookProgram(kind.hook()));
    }

    /** This computer. */
    public static Machine live() {
        boolean mac = System.getProperty("os.name").startsWith("Mac");
        return of(mac ? Kind.MACOS : Kind.LINUX, LIVE);
    }

    /**
     * A whole file of ours.
     *
     * @param mark a text by which an older version of it is recognised; a file without it is somebody else's
     */
    public Connection file(String linux, String macos, String content, String mark) {
        Path file = below(
                switch (kind) {
                    case LINUX -> linux;
                    case MACOS -> macos;
                });
        return new AdminFile(file, content, mark, AdminFile.Use.READ, root.equals(LIVE));
    }

    /** The hook program itself, which stays when one agent is disconnected: others may use it. */
    public Connection program() {
        return new Shared(new AdminFile(
                below(hook.path().toString()),
                HookShim.forMachine(),
                "chaperone-hook AGENT EVENT",
                AdminFile.Use.RUN,
                root.equals(LIVE)));
    }

    private Path below(String path) {
        return root.resolve(path.substring(1));
    }
}
