package dev.chaperone.desktop.peer;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.lang.reflect.InaccessibleObjectException;
import java.lang.reflect.Method;
import java.nio.channels.SocketChannel;

/**
 * The process that connected, as the kernel noted it at connect time: {@code struct ucred} of unix(7). The JDK's own
 * option gives names only, no pid, so the descriptor is asked directly; that needs {@code --add-opens
 * java.base/sun.nio.ch=ALL-UNNAMED}.
 */
public record PeerCredentials(long pid, long uid, long gid) {

    private static final int SOL_SOCKET = 1;
    private static final int SO_PEERCRED = 17;
    private static final int UCRED_BYTES = 12;

    /** @throws IOException if the kernel does not say */
    public static PeerCredentials of(SocketChannel channel) throws IOException {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment ucred = arena.allocate(UCRED_BYTES, Integer.BYTES);
            MemorySegment length = arena.allocate(ValueLayout.JAVA_INT);
            length.set(ValueLayout.JAVA_INT, 0, UCRED_BYTES);
            int result =
                    (int) Native.GETSOCKOPT.invokeExact(descriptor(channel), SOL_SOCKET, SO_PEERCRED, ucred, length);
            if (result != 0) {
                throw new IOException("the kernel does not say who connected");
            }
            return new PeerCredentials(number(ucred, 0), number(ucred, 1), number(ucred, 2));
        } catch (IOException e) {
            throw e;
        } catch (Throwable e) {
            throw new IOException("this system does not say who connected", e);
        }
    }

    private static long number(MemorySegment ucred, int index) {
        return Integer.toUnsignedLong(ucred.getAtIndex(ValueLayout.JAVA_INT, index));
    }

    private static int descriptor(SocketChannel channel) throws ReflectiveOperationException {
        return (int) Native.DESCRIPTOR.invoke(channel);
    }

    private static Method descriptorMethod() {
        try {
            Method method = Class.forName("sun.nio.ch.SelChImpl").getMethod("getFDVal");
            method.setAccessible(true);
            return method;
        } catch (ReflectiveOperationException | InaccessibleObjectException e) {
            throw new IllegalStateException("start java with --add-opens java.base/sun.nio.ch=ALL-UNNAMED", e);
        }
    }

    /**
     * Looked up on first use. Restricted, because a wrong descriptor here could crash the JVM; this is the only native
     * call.
     */
    @SuppressWarnings("restricted")
    private static final class Native {
        static final Method DESCRIPTOR = descriptorMethod();
        static final MethodHandle GETSOCKOPT = Linker.nativeLinker()
                .downcallHandle(
                        Linker.nativeLinker().defaultLookup().findOrThrow("getsockopt"),
                        FunctionDescriptor.of(
                                ValueLayout.JAVA_INT,
                                ValueLayout.JAVA_INT,
                                ValueLayout.JAVA_INT,
                                ValueLayout.JAVA_INT,
                                ValueLayout.ADDRESS,
                                ValueLayout.ADDRESS));
    }
}
