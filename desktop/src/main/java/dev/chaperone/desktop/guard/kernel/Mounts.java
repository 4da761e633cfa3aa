package dev.chaperone.desktop.guard.kernel;

import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/** Mounts of the calling thread's namespace. Paths may be those of {@link Descriptor#path()}. */
public final class Mounts {

    private Mounts() {}

    /** An empty file system in memory. */
    public static void memory(String target, String options) throws KernelException {
        mount("chaperone", target, "tmpfs", Flags.MS_NOSUID | Flags.MS_NODEV, options);
    }

    public static void ofType(String type, String target, String options) throws KernelException {
        mount(type, target, type, 0, options);
    }

    /** The same folder once more, with all that is mounted below it. */
    public static void bind(String source, String target) throws KernelException {
        mount(source, target, "", Flags.MS_BIND | Flags.MS_REC, "");
    }

    /** The same folder or file once more, alone. */
    public static void bindAlone(String source, String target) throws KernelException {
        mount(source, target, "", Flags.MS_BIND, "");
    }

    /** What is mounted below reaches copies of this mount in other namespaces. */
    public static void share(String target) throws KernelException {
        mount("", target, "", Flags.MS_SHARED, "");
    }

    public static void keepPrivate(String target) throws KernelException {
        mount("", target, "", Flags.MS_PRIVATE, "");
    }

    /** Every mount takes from where it was copied from, and gives nothing back. */
    public static void onlyReceive() throws KernelException {
        mount("", "/", "", Flags.MS_SLAVE | Flags.MS_REC, "");
    }

    /** Takes device files and set-user-id programs out of a mount and all below it; its content, too, if asked. */
    public static void restrict(String target, boolean readOnly) throws KernelException {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment attributes = arena.allocate(Layouts.MOUNT_ATTR);
            long set = Flags.MOUNT_ATTR_NOSUID | Flags.MOUNT_ATTR_NODEV | (readOnly ? Flags.MOUNT_ATTR_RDONLY : 0);
            attributes.set(JAVA_LONG, Layouts.offset(Layouts.MOUNT_ATTR, "attr_set"), set);
            Native.call(
                    Syscall.MOUNT_SETATTR,
                    Flags.AT_FDCWD,
                    Native.text(arena, target),
                    Flags.AT_RECURSIVE,
                    attributes.address(),
                    attributes.byteSize());
        }
    }

    /** Takes the topmost mount away at once; what is open there stays usable for who has it open. */
    public static void detach(String target) throws KernelException {
        try (Arena arena = Arena.ofConfined()) {
            Native.call(Syscall.UMOUNT2, Native.text(arena, target), Flags.MNT_DETACH);
        }
    }

    private static void mount(String source, String target, String type, long flags, String options)
            throws KernelException {
        try (Arena arena = Arena.ofConfined()) {
            Native.call(
                    Syscall.MOUNT,
                    Native.text(arena, source),
                    Native.text(arena, target),
                    Native.text(arena, type),
                    flags,
                    Native.text(arena, options));
        }
    }
}
