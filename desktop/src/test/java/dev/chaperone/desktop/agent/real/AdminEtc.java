package dev.chaperone.desktop.agent.real;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.chaperone.desktop.agent.connect.HookProgram;
import dev.chaperone.desktop.agent.connect.Machine;
import dev.chaperone.desktop.agent.roster.Roster;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The administrator's files of one agent, seen below /etc by one process only: the computer's own stays untouched. */
record AdminEtc(Path root) {

    private static final String BUBBLEWRAP = "bwrap";

    /** Skips the test where a process can't be given an /etc of its own, or its files would not belong to root. */
    static AdminEtc of(String agent, Path root, Path shim) throws IOException, InterruptedException {
        assumeTrue(System.getProperty("user.name").equals("root"), "an administrator's files need root");
        Machine machine = new Machine(Machine.Kind.LINUX, root, new HookProgram(shim));
        Roster.named(agent).orElseThrow().connection(machine).orElseThrow().connect();
        AdminEtc etc = new AdminEtc(root);
        etc.probe();
        return etc;
    }

    /** What to put before a command line. */
    List<String> prefix() throws IOException {
        List<String> words = new ArrayList<>(List.of(BUBBLEWRAP, "--dev-bind", "/", "/", "--tmpfs", "/etc"));
        for (Path folder : List.of(Path.of("/etc"), root.resolve("etc"))) {
            try (Stream<Path> entries = Files.list(folder)) {
                entries.forEach(e -> words.addAll(List.of("--ro-bind", e.toString(), "/etc/" + e.getFileName())));
            }
        }
        return words;
    }

    private void probe() throws IOException, InterruptedException {
        List<String> words = new ArrayList<>(prefix());
        words.add("true");
        try {
            int code = new ProcessBuilder(words).inheritIO().start().waitFor();
            assumeTrue(code == 0, "bwrap can't make an /etc of its own here");
        } catch (IOException e) {
            assumeTrue(false, "bwrap can't be started: " + e.getMessage());
        }
    }
}
