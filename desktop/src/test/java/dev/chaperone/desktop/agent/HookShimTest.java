package dev.chaperone.desktop.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.chaperone.desktop.device.PrivateDirectory;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The real shim in a real shell, against a service that gives one prepared answer. */
class HookShimTest {

    private static final String BODY = "{\"tool\":\"Read\"}";
    private static final String ALLOW = "CHAPERONE/1 0 out\n{\"a\":1}\nEND\n";

    @TempDir
    Path disk;

    private Path shim;
    private Path socket;

    @BeforeEach
    void install() throws IOException {
        socket = disk.resolve("hook.sock");
        shim = HookShim.install(PrivateDirectory.open(disk.resolve("shim")), socket);
    }

    @Test
    void handsTheQuestionOverAndTheAnswerBack() throws Exception {
        try (OneAnswer service = new OneAnswer(socket, ALLOW)) {
            Ended shell = run("PreToolUse");

            assertThat(shell).isEqualTo(new Ended(0, "{\"a\":1}", ""));
            assertThat(service.question()).isEqualTo("CHAPERONE/1 claude-code PreToolUse\n" + BODY);
        }
    }

    @Test
    void aNoGoesToStandardErrorWithItsExitCode() throws Exception {
        try (OneAnswer _ = new OneAnswer(socket, "CHAPERONE/1 2 err\nnot now\nEND\n")) {
            assertThat(run("PreToolUse")).isEqualTo(new Ended(2, "", "not now"));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "CHAPERONE/1 0 out\n{\"a\":1}",
                "CHAPERONE/1 0 out\n",
                "CHAPERONE/1 0 out\n{\"a\":1}\nEN",
                "CHAPERONE/2 0 out\n{\"a\":1}\nEND\n",
                "CHAPERONE/1 77 out\n{\"a\":1}\nEND\n",
            })
    void anAnswerThatIsNotWholeIsANo(String answer) throws Exception {
        try (OneAnswer _ = new OneAnswer(socket, answer)) {
            Ended shell = run("PreToolUse");

            assertThat(shell.status()).isEqualTo(2);
            assertThat(shell.out()).isEmpty();
            assertThat(shell.err()).contains("no whole answer");
        }
    }

    @Test
    void withoutAServiceTheAnswerIsNo() throws Exception {
        Ended shell = run("PreToolUse");

        assertThat(shell.status()).isEqualTo(2);
        assertThat(shell.err()).contains("its service is not running");
    }

    @Test
    void aSocketNobodyListensOnIsANo() throws Exception {
        new OneAnswer(socket, ALLOW).close(); // leaves the file, as a crash does

        assertThat(run("PreToolUse").status()).isEqualTo(2);
    }

    @Test
    void newsNeedsNoService() throws Exception {
        assertThat(run("PostToolUse")).isEqualTo(new Ended(0, "", ""));
    }

    @Test
    void withoutDebiansNcPerlDoesTheSame() throws Exception {
        assumeThat(Path.of("/usr/bin/perl")).exists();
        hideNc("perl");
        try (OneAnswer service = new OneAnswer(socket, ALLOW)) {
            assertThat(run("PreToolUse")).isEqualTo(new Ended(0, "{\"a\":1}", ""));
            assertThat(service.question()).endsWith(BODY);
        }
    }

    @Test
    void withoutAnyProgramToAskWithTheAnswerIsNo() throws Exception {
        hideNc();
        try (OneAnswer _ = new OneAnswer(socket, ALLOW)) {
            Ended shell = run("PreToolUse");

            assertThat(shell.status()).isEqualTo(2);
            assertThat(shell.err()).contains("neither nc, perl nor socat is installed");
        }
    }

    @Test
    void theProgramForEverybodyAsksTheServiceOfWhoeverRunsIt() throws Exception {
        Path run = Files.createDirectories(disk.resolve("run/user/1000/chaperone"));
        forMachine();
        socket = run.resolve("hook.sock");
        try (OneAnswer _ = new OneAnswer(socket, ALLOW)) {
            assertThat(run("PreToolUse")).isEqualTo(new Ended(0, "{\"a\":1}", ""));
        }
    }

    @Test
    void theProgramForEverybodyPrefersTheServiceOfTheComputer() throws Exception {
        Files.createDirectories(disk.resolve("run/user/1000/chaperone"));
        Path system = Files.createDirectories(disk.resolve("run/chaperone")).resolve("hook.sock");
        forMachine();
        try (OneAnswer _ = new OneAnswer(disk.resolve("run/user/1000/chaperone/hook.sock"), ALLOW);
                OneAnswer _ = new OneAnswer(system, "CHAPERONE/1 2 err\nnot now\nEND\n")) {
            assertThat(run("PreToolUse")).isEqualTo(new Ended(2, "", "not now"));
        }
    }

    @Test
    void theProgramForEverybodyTakesNoHomeFromTheEnvironment() throws Exception {
        forMachine();
        Path home = Files.createDirectories(disk.resolve("h/.local/state/chaperone/run"));
        try (OneAnswer _ = new OneAnswer(home.resolve("hook.sock"), ALLOW)) {
            Files.writeString(shim, "HOME=" + disk.resolve("h") + "\n" + Files.readString(shim));

            Ended shell = run("PreToolUse");

            assertThat(shell.status()).isEqualTo(2);
            assertThat(shell.err()).contains("its service is not running");
        }
    }

    /** With the computer's folders moved into this test's. */
    private void forMachine() throws IOException {
        String text = HookShim.forMachine()
                .replace("/run/user/", disk.resolve("run/user/").toString() + "/")
                .replace("/run/chaperone/", disk.resolve("run/chaperone/").toString() + "/");
        Files.writeString(shim, text);
    }

    /** Leaves the shim a path with {@code programs} only. */
    private void hideNc(String... programs) throws IOException {
        Path folder = Files.createDirectories(disk.resolve("bin"));
        Files.createSymbolicLink(folder.resolve("cat"), Path.of("/bin/cat"));
        for (String program : programs) {
            Files.createSymbolicLink(folder.resolve(program), Path.of("/usr/bin", program));
        }
        String text = Files.readString(shim).replace("nc=/bin/nc.openbsd", "nc=/nonexistent; PATH=" + folder);
        Files.writeString(shim, text);
    }

    private Ended run(String event) throws IOException, InterruptedException {
        Path out = disk.resolve("out");
        Path err = disk.resolve("err");
        Path in = Files.writeString(disk.resolve("in"), BODY);
        int status = new ProcessBuilder(List.of("/bin/sh", shim.toString(), "claude-code", event))
                .redirectInput(in.toFile())
                .redirectOutput(out.toFile())
                .redirectError(err.toFile())
                .start()
                .waitFor();
        return new Ended(
                status, Files.readString(out, StandardCharsets.UTF_8), Files.readString(err, StandardCharsets.UTF_8));
    }

    private record Ended(int status, String out, String err) {}
}
