package dev.chaperone.desktop.guard.kernel;

import java.io.IOException;

/** The kernel said no. */
public final class KernelException extends IOException {

    private static final long serialVersionUID = 1L;

    public static final int ENOENT = 2;

    private final int errno;

    KernelException(String call, int errno) {
        super("%s failed with error %d of the kernel (%s)".formatted(call, errno, word(errno)));
        this.errno = errno;
    }

    public int errno() {
        return errno;
    }

    private static String word(int errno) {
        return switch (errno) {
            case 1 -> "not permitted";
            case ENOENT -> "not there";
            case 13 -> "access denied";
            case 16 -> "busy";
            case 19 -> "no such device or file system";
            case 20 -> "not a folder";
            case 22 -> "invalid";
            case 38 -> "unknown to this kernel";
            case 40 -> "a link on the way";
            default -> "see errno(3)";
        };
    }
}
