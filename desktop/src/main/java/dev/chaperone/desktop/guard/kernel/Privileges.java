package dev.chaperone.desktop.guard.kernel;

import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.List;

/** What the calling thread may do. Everything here only takes away. */
public final class Privileges {

    /** Of Landlock, from which on processes can be kept from those outside. */
    public static final long SCOPES = 6;

    private static final long FIRST_TO_CLOSE = 3;
    private static final long LAST_TO_CLOSE = 0xFFFF_FFFFL;

    private Privileges() {}

    /** Landlock's version here; throws if the kernel has none or it is switched off. */
    public static long landlock() throws KernelException {
        return Native.call(Syscall.LANDLOCK_CREATE_RULESET, 0, 0, Flags.LANDLOCK_CREATE_RULESET_VERSION);
    }

    /** For good: neither sudo nor any other set-user-id program gives anything from now on. */
    public static void giveUpNewOnes() throws KernelException {
        Native.call(Syscall.PRCTL, Flags.PR_SET_NO_NEW_PRIVS, 1);
    }

    /** For good: no signal, abstract socket, ptrace or /proc entry of a process outside. Mounting stays possible. */
    public static void stayAmongOwnProcesses() throws KernelException {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment attributes = arena.allocate(Layouts.LANDLOCK_RULESET);
            attributes.set(
                    JAVA_LONG,
                    Layouts.offset(Layouts.LANDLOCK_RULESET, "scoped"),
                    Flags.LANDLOCK_SCOPE_ABSTRACT_UNIX_SOCKET | Flags.LANDLOCK_SCOPE_SIGNAL);
            long rules = Native.call(Syscall.LANDLOCK_CREATE_RULESET, attributes.address(), attributes.byteSize(), 0);
            Native.call(Syscall.LANDLOCK_RESTRICT_SELF, rules, 0);
            Native.call(Syscall.CLOSE, rules);
        }
    }

    /** For good: the thread belongs to this user and to no further group. */
    public static void become(long user, long group) throws KernelException {
        Native.call(Syscall.SETGROUPS, 0, 0);
        Native.call(Syscall.SETRESGID, group, group, group);
        Native.call(Syscall.SETRESUID, user, user, user);
    }

    /** The program that replaces this one gets input, output and errors, and no other open file. */
    public static void handOnNoFiles() throws KernelException {
        Native.call(Syscall.CLOSE_RANGE, FIRST_TO_CLOSE, LAST_TO_CLOSE, Flags.CLOSE_RANGE_CLOEXEC);
    }

    /** Replaces this program by another, which keeps what the calling thread sees and may; returns only by failing. */
    public static void replaceBy(String program, List<String> arguments, List<String> environment)
            throws KernelException {
        try (Arena arena = Arena.ofConfined()) {
            Native.call(
                    Syscall.EXECVE,
                    Native.text(arena, program),
                    Native.texts(arena, arguments),
                    Native.texts(arena, environment));
        }
    }
}
