package dev.chaperone.desktop.guard.kernel;

/** Constants of the kernel's headers. */
final class Flags {

    static final long O_DIRECTORY = directory();
    static final long O_CLOEXEC = 0x80000;
    static final long O_PATH = 0x200000;
    static final long RESOLVE_NO_SYMLINKS = 0x04;
    static final long RESOLVE_BENEATH = 0x08;
    static final long AT_FDCWD = -100;
    static final long AT_EMPTY_PATH = 0x1000;
    static final long AT_RECURSIVE = 0x8000;

    static final long MS_RDONLY = 1;
    static final long MS_NOSUID = 2;
    static final long MS_NODEV = 4;
    static final long MS_BIND = 4096;
    static final long MS_REC = 16384;
    static final long MS_PRIVATE = 1 << 18;
    static final long MS_SLAVE = 1 << 19;
    static final long MS_SHARED = 1 << 20;
    static final long MNT_DETACH = 2;
    static final long MOUNT_ATTR_RDONLY = 1;
    static final long MOUNT_ATTR_NOSUID = 2;
    static final long MOUNT_ATTR_NODEV = 4;

    static final long CLONE_FS = 0x200;
    static final long CLONE_NEWNS = 0x20000;
    static final long CLONE_NEWIPC = 0x08000000;
    static final long CLONE_NEWNET = 0x40000000;

    static final long AUTOFS_IOC_READY = 0x9360;
    static final long AUTOFS_IOC_FAIL = 0x9361;
    static final int AUTOFS_MISSING_DIRECT = 5;

    static final long PR_SET_NO_NEW_PRIVS = 38;
    static final long LANDLOCK_CREATE_RULESET_VERSION = 1;
    static final long LANDLOCK_SCOPE_ABSTRACT_UNIX_SOCKET = 1;
    static final long LANDLOCK_SCOPE_SIGNAL = 2;
    static final long CLOSE_RANGE_CLOEXEC = 4;
    static final long SIOCSIFFLAGS = 0x8914;
    static final short IFF_UP = 1;

    private Flags() {}

    /** The only one of these that differs between our processors. */
    private static long directory() {
        return System.getProperty("os.arch", "").equals("aarch64") ? 0x4000 : 0x10000;
    }
}
