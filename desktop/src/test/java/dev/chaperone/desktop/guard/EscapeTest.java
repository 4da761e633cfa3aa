package dev.chaperone.desktop.guard;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * A hostile agent as an unprivileged user. Every way has to fail: a command that ends well, or a secret in what it
 * prints, is an escape. A way whose program is not on this machine can't succeed and says so.
 */
class EscapeTest {

    private static final Map<String, String> WAYS = ways();

    /** Work that is allowed goes on, and there is something to push. */
    private static final String PREPARE = """
            echo started
            S=$HOME/secret; export S
            git -c user.name=a -c user.email=a@example.org commit -q --allow-empty -m x && echo committed
            """;

    @TempDir
    Path disk;

    @TestFactory
    @Timeout(300)
    Stream<DynamicTest> noWayLeadsOut() throws Exception {
        String out;
        try (GuardedHome home = new GuardedHome(disk)) {
            compileInto(home.repository());
            Process victim = home.victim();
            try {
                out = home.agent(script(victim.pid()));
            } finally {
                victim.destroyForcibly();
            }
        }
        String all = out;
        return Stream.concat(
                Stream.of(DynamicTest.dynamicTest(
                        "nothing secret is printed",
                        () -> assertThat(all).contains("started\ncommitted\n").doesNotContain(GuardedHome.SECRET))),
                WAYS.keySet().stream()
                        .map(way -> DynamicTest.dynamicTest(
                                way, () -> assertThat(all).containsPattern("(?m)^way " + way + " ended [1-9]"))));
    }

    /** Each way is bounded, so that one that hangs is not taken for one that failed: it ends with 124. */
    private static String script(long victim) {
        return WAYS.entrySet().stream()
                .map(way -> "timeout 20 sh -c '%s' 2>/dev/null; echo \"way %s ended $?\""
                        .formatted(way.getValue().replace("VICTIM", Long.toString(victim)), way.getKey()))
                .collect(Collectors.joining("\n", PREPARE, "\n"));
    }

    private static Map<String, String> ways() {
        Map<String, String> ways = new LinkedHashMap<>();
        ways.put("read", "cat $S/s.txt");
        ways.put("list", "ls $S/.");
        ways.put("file of the home", "cat $HOME/top-file");
        ways.put("write", "echo x > $S/new");
        ways.put("unlink", "unlink $S/s.txt");
        ways.put("rename out", "mv $S/s.txt ./x");
        ways.put("rename the folder", "mv $S $HOME/moved");
        ways.put("remove the folder", "rmdir $S");
        ways.put("hard link", "ln $S/s.txt ./x");
        ways.put("symbolic link", "ln -s $S ./link; cat link/s.txt");
        ways.put("make a folder", "mkdir $S/new");
        ways.put("loader", "/lib64/ld-linux-x86-64.so.2 /bin/cat $S/s.txt");
        ways.put("preload", "LD_PRELOAD=$S/s.so cat $S/s.txt");
        ways.put("detached", "setsid sh -c \"(cat $S/s.txt > ./stolen) & wait\"; grep -q . ./stolen");
        ways.put("root of another process", "cat /proc/VICTIM/root$S/s.txt");
        ways.put("folder of another process", "cat /proc/VICTIM/cwd/s.txt");
        ways.put("environment of another process", "grep -q . /proc/VICTIM/environ");
        ways.put("files of another process", "readlink /proc/VICTIM/fd/0");
        ways.put("memory of another process", "head -c 1 /proc/VICTIM/mem");
        ways.put("user namespace", "unshare -Urm cat $S/s.txt");
        ways.put(
                "user namespace and umount",
                "unshare -Urm sh -c \"umount $S; umount -l $S; umount -l $HOME; cat $S/s.txt\"");
        ways.put(
                "user namespace and bind",
                "unshare -Urm sh -c \"mkdir ./m; mount --rbind $HOME ./m; umount -l ./m/secret; cat ./m/secret/s.txt\"");
        ways.put("nested sandbox", "bwrap --dev-bind / / cat $S/s.txt");
        ways.put(
                "nested sandbox with its own proc",
                "bwrap --dev-bind / / --unshare-pid --proc /proc cat /proc/1/root$S/s.txt");
        ways.put("sudo", "sudo -n cat $S/s.txt");
        ways.put("change user", "su -c id");
        ways.put(
                "leave the group",
                "echo 0 > /sys/fs/cgroup/unified/cgroup.procs || echo 0 > /sys/fs/cgroup/cgroup.procs");
        ways.put("session folder of the guard", "ls $HOME/../ch/guard/session");
        ways.put("service socket", "nc -U $HOME/../ch/run/guard.sock < /dev/null");
        ways.put("system bus", "ls /run/dbus/system_bus_socket");
        ways.put("containers", "ls /run/docker.sock /var/run/docker.sock");
        ways.put(
                "inherited files",
                "for f in 3 4 5 6 7 8 9 10 11 12; do test -e /proc/self/fd/$f && exit 0; done; exit 1");
        ways.put("network", "bash -c \": < /dev/tcp/1.1.1.1/443\"");
        ways.put("loopback of the machine", "bash -c \": < /dev/tcp/127.0.0.1/22\"");
        ways.put("names", "getent hosts example.org");
        ways.put("push by https", "git -C . push https://127.0.0.1:9/x HEAD");
        ways.put("push by ssh", "GIT_SSH_COMMAND=ssh git push ssh://git@127.0.0.1/x HEAD");
        ways.put("push without hooks", "git push --no-verify https://127.0.0.1:9/x HEAD");
        ways.put("hook that a person would run", "echo x > .git/hooks/pre-commit");
        ways.put("configuration of git", "git config core.fsmonitor ./evil");
        ways.put("git folder moved away", "mv .git .git2");
        for (String way : new String[] {"open", "openat2", "opath", "stat", "access", "handle"}) {
            ways.put("system call " + way, "./attack " + way + " $S/s.txt");
        }
        ways.put("system call chdir", "./attack chdir $S");
        for (String way : new String[] {"signal", "ptrace", "vmread"}) {
            ways.put("system call " + way, "./attack " + way + " VICTIM");
        }
        ways.put("raw socket", "./attack raw x");
        return ways;
    }

    private static void compileInto(Path folder) throws IOException, InterruptedException {
        Path source = folder.resolve("attack.c");
        try (InputStream in = EscapeTest.class.getResourceAsStream("attack.c")) {
            Files.write(source, java.util.Objects.requireNonNull(in).readAllBytes());
        }
        if (Files.exists(Path.of("/usr/bin/gcc"))) {
            assertThat(new ProcessBuilder(
                                    "gcc", "-w", "-o", folder.resolve("attack").toString(), source.toString())
                            .inheritIO()
                            .start()
                            .waitFor())
                    .isZero();
        }
    }
}
