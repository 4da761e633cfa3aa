package dev.chaperone.desktop.policy;

import dev.chaperone.model.policy.PolicyProblem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Whether a file of the administrator's is the administrator's: owned by root or by the user the service runs as, and
 * writable by nobody else. Otherwise anybody on the laptop could put policy there.
 */
final class Ownership {

    private static final long ROOT = 0;

    /** Write permissions as in chmod(2). */
    private static final long GROUP_WRITES = 0_020;

    private static final long OTHERS_WRITE = 0_002;

    private Ownership() {}

    static Optional<PolicyProblem> problem(Path path) throws IOException {
        return !path.getFileSystem().supportedFileAttributeViews().contains("unix") || isTrusted(path)
                ? Optional.empty() // without such numbers the access list of the folder applies
                : Optional.of(new PolicyProblem(
                        path.toString(),
                        0,
                        "",
                        "can be changed by others than root, so it does not count; chown it to root and chmod go-w"));
    }

    private static boolean isTrusted(Path path) throws IOException {
        Path self = Path.of("/proc/self");
        long mode = number(path, "mode");
        boolean owned = isOneOf(number(path, "uid"), ROOT, number(self, "uid"));
        boolean group = (mode & GROUP_WRITES) == 0 || isOneOf(number(path, "gid"), ROOT, number(self, "gid"));
        return owned && group && (mode & OTHERS_WRITE) == 0;
    }

    private static boolean isOneOf(long id, long one, long other) {
        return id == one || id == other;
    }

    private static long number(Path path, String name) throws IOException {
        return Files.getAttribute(path, "unix:" + name) instanceof Number n ? n.longValue() : -1;
    }
}
