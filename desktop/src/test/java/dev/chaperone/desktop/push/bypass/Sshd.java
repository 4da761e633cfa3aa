package dev.chaperone.desktop.push.bypass;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The system's sshd on loopback with keys of its own, for whoever runs the test. */
final class Sshd implements AutoCloseable {

    private static final Path PROGRAM = Path.of("/usr/sbin/sshd");

    private final Path folder;
    private final int port;
    private final Process process;

    /** Skips the test where it does not come up. */
    Sshd(Path folder) throws IOException, InterruptedException {
        assumeTrue(Files.isExecutable(PROGRAM), "sshd is not installed");
        this.folder = Files.createDirectories(folder);
        this.port = freePort();
        for (String name : List.of("host", "key")) {
            run(
                    "ssh-keygen",
                    "-q",
                    "-t",
                    "ed25519",
                    "-N",
                    "",
                    "-f",
                    folder.resolve(name).toString());
        }
        Files.copy(folder.resolve("key.pub"), folder.resolve("authorized"));
        Path config = Files.writeString(folder.resolve("config"), """
                ListenAddress 127.0.0.1
                Port %d
                HostKey %s/host
                AuthorizedKeysFile %s/authorized
                PidFile none
                StrictModes no
                UsePAM no
                PermitRootLogin yes
                """.formatted(port, folder, folder));
        process = new ProcessBuilder(command(PROGRAM + " -D -e -f " + config))
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("log").toFile())
                .start();
        while (process.isAlive() && !listens()) {
            Thread.onSpinWait();
        }
        assumeTrue(process.isAlive(), () -> "sshd does not run here: " + log());
    }

    /** Root's needs a folder below /run; where it is missing it is made for this process alone. */
    private static List<String> command(String sshd) {
        boolean root = System.getProperty("user.name").equals("root");
        return root && !Files.isDirectory(Path.of("/run/sshd"))
                ? List.of("unshare", "-m", "sh", "-c", "mount -t tmpfs none /run && mkdir /run/sshd && exec " + sshd)
                : List.of("sh", "-c", "exec " + sshd);
    }

    private String log() {
        try {
            return Files.readString(folder.resolve("log")).strip();
        } catch (IOException e) {
            return String.valueOf(e.getMessage());
        }
    }

    private boolean listens() {
        try (Socket _ = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return true;
        } catch (IOException _) {
            return false;
        }
    }

    String address(Path repository) {
        return "ssh://%s@127.0.0.1:%d%s".formatted(System.getProperty("user.name"), port, repository);
    }

    /** A program {@code ssh} that knows the keys, to be first on the search path. */
    Path client() throws IOException {
        Path bin = Files.createDirectories(folder.resolve("bin"));
        Path ssh = Files.writeString(bin.resolve("ssh"), """
                #!/bin/sh
                exec /usr/bin/ssh -F none -i %s/key -o StrictHostKeyChecking=no -o UserKnownHostsFile=/dev/null -o LogLevel=ERROR "$@"
                """.formatted(folder));
        assumeTrue(ssh.toFile().setExecutable(true), "no program can be made here");
        return bin;
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static void run(String... command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command).start();
        assumeTrue(process.waitFor() == 0, "ssh-keygen makes no keys here");
    }

    @Override
    public void close() {
        process.destroy();
        process.onExit().join();
    }
}
