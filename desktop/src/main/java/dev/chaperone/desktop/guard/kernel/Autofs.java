package dev.chaperone.desktop.guard.kernel;

import static java.lang.foreign.ValueLayout.JAVA_INT;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Folders that the kernel holds everybody at who walks into them, until we have answered. Only processes outside our
 * process group are held, so no program may be started in it. One thread reads; any thread answers.
 */
public final class Autofs implements AutoCloseable {

    private final Descriptor reading;
    private final Descriptor writing;
    private final long group;

    /** @throws KernelException if there are no descriptors left */
    public Autofs() throws KernelException {
        Descriptor[] pipe = Descriptor.pipe();
        this.reading = pipe[0];
        this.writing = pipe[1];
        this.group = Native.call(Syscall.GETPGID, 0);
    }

    /** Somebody who is held. {@code device} names the folder, {@code token} the answer. */
    public record Held(long device, int token, long pid, boolean known) {}

    /** A folder that is held. */
    public record Trigger(long device, Descriptor root) implements AutoCloseable {

        /** Those held go on, into whatever is mounted there now. */
        public void letIn(int token) throws KernelException {
            Native.call(Syscall.IOCTL, root.number(), Flags.AUTOFS_IOC_READY, Integer.toUnsignedLong(token));
        }

        /** For those held there is no such folder. */
        public void turnAway(int token) throws KernelException {
            Native.call(Syscall.IOCTL, root.number(), Flags.AUTOFS_IOC_FAIL, Integer.toUnsignedLong(token));
        }

        @Override
        public void close() throws KernelException {
            root.close();
        }
    }

    /** @param at an empty folder in a mount that is shared; {@code path} leads to it without links */
    public Trigger hold(Descriptor at, Path path) throws java.io.IOException {
        Mounts.ofType(
                "autofs", at.path(), "fd=%d,pgrp=%d,minproto=5,maxproto=5,direct".formatted(writing.number(), group));
        return new Trigger((Long) Files.getAttribute(path, "unix:dev"), Descriptor.readable(path));
    }

    /** Waits for the next one who is held. */
    public Held next() throws KernelException {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment packet = arena.allocate(Layouts.AUTOFS_PACKET);
            long read = Native.call(Syscall.READ, reading.number(), packet.address(), packet.byteSize());
            if (read != packet.byteSize()) {
                throw new KernelException("reading from autofs", KernelException.ENOENT);
            }
            return new Held(
                    Integer.toUnsignedLong(member(packet, "dev")),
                    member(packet, "wait_queue_token"),
                    Integer.toUnsignedLong(member(packet, "tgid")),
                    member(packet, "type") == Flags.AUTOFS_MISSING_DIRECT);
        }
    }

    private static int member(MemorySegment packet, String name) {
        return packet.get(JAVA_INT, Layouts.offset(Layouts.AUTOFS_PACKET, name));
    }

    @Override
    public void close() throws KernelException {
        reading.close();
        writing.close();
    }
}
