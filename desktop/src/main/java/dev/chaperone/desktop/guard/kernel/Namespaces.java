package dev.chaperone.desktop.guard.kernel;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_SHORT;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.charset.StandardCharsets;

/** What the calling thread sees of the machine; other threads of the process are not touched. */
public final class Namespaces {

    private static final long AF_INET = 2;
    private static final long SOCK_DGRAM = 2;

    private Namespaces() {}

    /** Goes to where another process sees its mounts, and makes a copy of that for itself, with IPC of its own. */
    public static void enterCopyOf(Descriptor mounts) throws KernelException {
        Native.call(Syscall.UNSHARE, Flags.CLONE_FS); // a namespace can't be entered with a shared working directory
        Native.call(Syscall.SETNS, mounts.number(), Flags.CLONE_NEWNS);
        Native.call(Syscall.UNSHARE, Flags.CLONE_NEWNS | Flags.CLONE_NEWIPC);
    }

    /** A copy of the mounts for this thread alone. */
    public static void newMounts() throws KernelException {
        Native.call(Syscall.UNSHARE, Flags.CLONE_NEWNS);
    }

    public static void enterNetwork(Descriptor network) throws KernelException {
        Native.call(Syscall.SETNS, network.number(), Flags.CLONE_NEWNET);
    }

    /** A network with nothing but a loopback of its own, which is up. */
    public static void newNetwork() throws KernelException {
        Native.call(Syscall.UNSHARE, Flags.CLONE_NEWNET);
        try (Arena arena = Arena.ofConfined();
                Descriptor socket = new Descriptor((int) Native.call(Syscall.SOCKET, AF_INET, SOCK_DGRAM))) {
            MemorySegment request = arena.allocate(Layouts.INTERFACE_FLAGS);
            MemorySegment.copy("lo".getBytes(StandardCharsets.US_ASCII), 0, request, JAVA_BYTE, 0, 2);
            request.set(JAVA_SHORT, Layouts.offset(Layouts.INTERFACE_FLAGS, "ifr_flags"), Flags.IFF_UP);
            Native.call(Syscall.IOCTL, socket.number(), Flags.SIOCSIFFLAGS, request.address());
        }
    }

    /** The number of the calling thread in /proc. */
    public static long thread() throws KernelException {
        return Native.call(Syscall.GETTID);
    }

    public static void changeFolder(String folder) throws KernelException {
        try (Arena arena = Arena.ofConfined()) {
            Native.call(Syscall.CHDIR, Native.text(arena, folder));
        }
    }
}
