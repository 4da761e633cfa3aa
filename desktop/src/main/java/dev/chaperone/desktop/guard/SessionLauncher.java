package dev.chaperone.desktop.guard;

import dev.chaperone.desktop.guard.SessionPlan.Ready;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Starts the guard of a session as a process that nobody's agent is an ancestor of. */
public final class SessionLauncher {

    /**
     * Util-linux: a session of its own, no new privileges, a copy of the mounts. The shell in front lives until we have
     * our answer, because the JDK takes the pipes away from what a program leaves behind; it holds none of them itself,
     * so that the end of the guard is noticed.
     */
    private static final List<String> APART = List.of(
            "sh",
            "-c",
            "\"$@\"; exec sleep 600 >&- 2>&-",
            "sh",
            "setsid",
            "--fork",
            "setpriv",
            "--no-new-privs",
            "unshare",
            "--mount",
            "--propagation",
            "slave");

    private final List<String> ourselves;

    /** @param ourselves the command that starts this program, without arguments for it */
    public SessionLauncher(List<String> ourselves) {
        this.ourselves = List.copyOf(ourselves);
    }

    /** Returns once the person has answered for the folder they are in. */
    public Ready start(SessionPlan plan) throws IOException {
        List<String> command = new ArrayList<>(APART);
        command.addAll(ourselves);
        command.addAll(List.of("guard", "hold"));
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.appendTo(
                        Path.of(plan.base(), "guard.log").toFile()));
        builder.environment().clear();
        builder.environment().putAll(Map.of("PATH", "/usr/sbin:/usr/bin:/sbin:/bin", "LANG", "C.UTF-8"));
        Process process = builder.start();
        try (OutputStream in = process.getOutputStream();
                InputStream out = process.getInputStream()) {
            GuardWire.write(in, plan);
            return GuardWire.read(out, Ready.class);
        } catch (IOException e) {
            throw new IOException(Texts.get("guard.failed"), e);
        } finally {
            process.destroy();
        }
    }
}
