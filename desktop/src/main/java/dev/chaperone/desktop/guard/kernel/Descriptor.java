package dev.chaperone.desktop.guard.kernel;

import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.file.Path;

/** An open file of the kernel. It stays the same file whatever happens to the path it was opened by. */
public record Descriptor(int number) implements AutoCloseable {

    /** A folder, to be mounted or looked below; no name on the way may be a link. */
    public static Descriptor folder(Path path) throws KernelException {
        return open(Flags.AT_FDCWD, path.toString(), Flags.O_PATH | Flags.O_DIRECTORY, Flags.RESOLVE_NO_SYMLINKS);
    }

    /** A folder that can be asked something: ioctl(2) refuses a mere place. */
    public static Descriptor readable(Path path) throws KernelException {
        return open(Flags.AT_FDCWD, path.toString(), Flags.O_DIRECTORY, 0);
    }

    /** Any file, as a link such as those in /proc leads to it. */
    public static Descriptor file(Path path) throws KernelException {
        return open(Flags.AT_FDCWD, path.toString(), 0, 0);
    }

    /** What lies below this folder, without any link on the way. */
    public Descriptor below(String relative) throws KernelException {
        return open(number, relative, Flags.O_PATH, Flags.RESOLVE_NO_SYMLINKS | Flags.RESOLVE_BENEATH);
    }

    private static Descriptor open(long folder, String path, long flags, long resolve) throws KernelException {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment how = arena.allocate(Layouts.OPEN_HOW);
            how.set(JAVA_LONG, Layouts.offset(Layouts.OPEN_HOW, "flags"), flags | Flags.O_CLOEXEC);
            how.set(JAVA_LONG, Layouts.offset(Layouts.OPEN_HOW, "resolve"), resolve);
            return new Descriptor((int)
                    Native.call(Syscall.OPENAT2, folder, Native.text(arena, path), how.address(), how.byteSize()));
        }
    }

    /** Both ends of a pipe, the one to read first. */
    static Descriptor[] pipe() throws KernelException {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment ends = arena.allocate(JAVA_INT, 2);
            Native.call(Syscall.PIPE2, ends.address(), Flags.O_CLOEXEC);
            return new Descriptor[] {
                new Descriptor(ends.getAtIndex(JAVA_INT, 0)), new Descriptor(ends.getAtIndex(JAVA_INT, 1))
            };
        }
    }

    /** A path that leads to the open file itself. */
    public String path() {
        return "/proc/self/fd/" + number;
    }

    @Override
    public void close() throws KernelException {
        Native.call(Syscall.CLOSE, number);
    }
}
