package dev.chaperone.desktop.guard.kernel;

import java.util.Locale;

/** System calls by their number on each processor we run on. */
enum Syscall {
    READ(0, 63),
    CLOSE(3, 57),
    IOCTL(16, 29),
    SOCKET(41, 198),
    EXECVE(59, 221),
    CHDIR(80, 49),
    SETGROUPS(116, 159),
    SETRESUID(117, 147),
    SETRESGID(119, 149),
    GETPGID(121, 155),
    PRCTL(157, 167),
    MOUNT(165, 40),
    UMOUNT2(166, 39),
    GETTID(186, 178),
    UNSHARE(272, 97),
    PIPE2(293, 59),
    SETNS(308, 268),
    CLOSE_RANGE(436, 436),
    OPENAT2(437, 437),
    MOUNT_SETATTR(442, 442),
    LANDLOCK_CREATE_RULESET(444, 444),
    LANDLOCK_RESTRICT_SELF(446, 446);

    private static final String PROCESSOR = System.getProperty("os.arch", "").toLowerCase(Locale.ROOT);

    private final int x86;
    private final int arm;

    Syscall(int x86, int arm) {
        this.x86 = x86;
        this.arm = arm;
    }

    /** @throws UnsupportedOperationException on another processor, before anything is tried */
    long number() {
        return switch (PROCESSOR) {
            case "amd64", "x86_64" -> x86;
            case "aarch64" -> arm;
            default -> throw new UnsupportedOperationException("the guard does not know the processor " + PROCESSOR);
        };
    }
}
