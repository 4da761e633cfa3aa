package dev.chaperone.desktop.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.chaperone.desktop.journal.RealCentral;
import dev.chaperone.desktop.push.GitFolder;
import dev.chaperone.desktop.push.GitSocket;
import dev.chaperone.desktop.push.HandIn;
import dev.chaperone.desktop.push.WorkTree;
import dev.chaperone.desktop.service.ServiceRig;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Two laptops, a central that runs and OpenSSH's own keys: work is handed in on one and decided on the other. */
@Timeout(180)
class ApproveCommandTest {

    @TempDir
    Path disk;

    private ServiceRig author;
    private ServiceRig desk;
    private GitFolder work;
    private RealCentral central;
    private String id;

    private record Ended(int code, String out, String err) {}

    @BeforeEach
    void start() throws Exception {
        assumeTrue(Files.isExecutable(Path.of("/usr/bin/ssh-keygen")), "ssh-keygen is not installed");
        central = new RealCentral(disk.resolve("central"));
        author = new ServiceRig(Files.createDirectories(disk.resolve("laptop")));
        desk = new ServiceRig(Files.createDirectories(disk.resolve("desk")));
        work = new GitFolder(disk);
        work.write("a.txt", "hello \u202e world\n");
        work.commit("Add a");
        String address = central.start();
        central.run(
                "forge",
                "--data",
                disk.resolve("central").toString(),
                "--repository",
                "shop",
                "--from",
                work.remote().toString());
        author.enrol(address, central.secret());
        desk.enrol(address, central.secret());
        WorkTree tree = WorkTree.around(work.folder());
        HandIn ahead = tree.ahead("", "", "Please look.");
        id = new GitSocket(author.folders().hookSocket()).ask("Submit", ahead.line(), tree.bundle(ahead));
        awaitOnAuthorsLaptop("open");
    }

    @AfterEach
    void stop() throws IOException {
        author.close();
        desk.close();
        central.close();
    }

    @Test
    void aPersonSeesWhatWaitsSignsItAndTheAuthorsLaptopHearsOfIt() throws Exception {
        Path key = key("ben", "a passphrase");
        assertThat(run(desk, true, "approve").out()).contains(id + "  person for main of shop, 1 commits, 1 files");
        Ended shown = run(desk, true, "approve", id, "--show");
        assertThat(shown.out()).contains("+hello <U+202E> world", "pass secrets", "says: Please look.", "patch ");
        assertThat(forge("rev-parse", "main")).isEqualTo(work.id("HEAD~1"));

        Ended signed = run(desk, true, "approve", id, "--key", key.toString());

        assertThat(signed.err()).isEmpty();
        assertThat(signed.out()).contains(id + " is landed.");
        assertThat(forge("rev-parse", "main^{tree}")).isEqualTo(work.id("HEAD^{tree}"));
        awaitOnAuthorsLaptop("landed");
        assertThat(run(author, true, "submit", "show", id).out()).contains("It has landed, allowed by ben@example.com");
        assertThat(author.events("change.answered").getFirst().path("state").asString())
                .isEqualTo("landed");
        assertThat(desk.events("change.reviewed")).singleElement().satisfies(e -> {
            assertThat(e.path("decision").asString()).isEqualTo("approve");
            assertThat(e.path("key").asString()).startsWith("SHA256:");
            assertThat(e.path("tree").asString()).isEqualTo(work.id("HEAD^{tree}"));
        });
        assertThat(run(desk, true, "approve").out()).contains("Nothing waits");
    }

    @Test
    void whatLandedIsProvenFromTheRepositoryAloneAndWhatWasChangedIsNot() throws Exception {
        Path key = key("ben", "a passphrase");
        run(desk, true, "approve", id, "--key", key.toString());

        Ended proven = verify("main");
        assertThat(proven.out())
                .as(proven.err())
                .contains(id + " holds: made by person, approved by ben@example.com (none)");
        assertThat(proven.code()).isZero();
        assertThat(verify("main", "--presence", "touched").out()).contains("does not prove what is asked for");
        assertThat(verify("main^1").code()).isOne();
        assertThat(verify("main^1", "--allow-others").code()).isZero();
        String fake = forge(
                "-c",
                "user.name=x",
                "-c",
                "user.email=x@y",
                "commit-tree",
                "main^1^{tree}",
                "-p",
                "main^1",
                "-p",
                "main^2",
                "-m",
                "Merge agent change " + id + "\n\nChaperone-Change: " + id
                        + "\nChaperone-Approved-by: ben@example.com");
        assertThat(verify(fake).out()).contains("the merge changed the tree");
        String copy = forge(
                "-c",
                "user.name=x",
                "-c",
                "user.email=x@y",
                "commit-tree",
                "main^{tree}",
                "-p",
                "main^1",
                "-p",
                "main^2",
                "-m",
                "Merge\n\nChaperone-Change: " + id + "\nChaperone-Approved-by: eve@example.com");
        assertThat(verify(copy).out()).contains("no note");
        forge("-c", "user.name=x", "-c", "user.email=x@y", "notes", "--ref=chaperone", "copy", "main", copy);
        assertThat(verify(copy).out()).contains("the trailer names another approver");
        key("eve", "x");
        assertThat(verify("main").out()).contains("signed by nobody who is listed");
    }

    private Ended verify(String commit, String... more) {
        List<String> arguments = new ArrayList<>(List.of(
                "verify-change",
                commit,
                "-C",
                disk.resolve("central/forge/shop.git").toString(),
                "--approvers",
                disk.resolve("central/approvers").toString(),
                "--gates-key",
                disk.resolve("central/gates-key.pub").toString()));
        arguments.addAll(List.of(more));
        return run(desk, false, arguments.toArray(String[]::new));
    }

    @Test
    void aNoClosesIt() throws Exception {
        Path key = key("ben", "a passphrase");

        Ended signed = run(desk, true, "approve", "--reject", id, "--key", key.toString());

        assertThat(signed.out()).as(signed.err()).contains(id + " is rejected.");
        awaitOnAuthorsLaptop("rejected");
        assertThat(run(author, true, "submit", "show", id).code()).isOne();
        assertThat(run(desk, true, "approve", id, "--key", key.toString()).err())
                .contains("does not wait");
        assertThat(forge("rev-parse", "main")).isEqualTo(work.id("HEAD~1"));
    }

    @Test
    void aKeyAnAgentCouldUseAloneIsRefused() throws Exception {
        Path open = key("ben", "");
        Path elsewhere = key("else", "x");
        Files.delete(elsewhere);

        assertThat(run(desk, true, "approve", id, "--key", open.toString()).err())
                .contains("has no passphrase, so an agent could approve with it", "ed25519-sk")
                .hasLineCount(1);
        assertThat(run(desk, true, "approve", id, "--key", elsewhere.toString()).err())
                .contains("only in the SSH agent")
                .hasLineCount(1);
        assertThat(run(desk, true, "approve", id).err()).contains("there is no SSH key");
        assertThat(desk.events("change.reviewed")).isEmpty();
    }

    @Test
    void nobodySignsWithoutATerminalOnTheAuthorsLaptopOrBelowAnAgent() throws Exception {
        Path key = key("ben", "a passphrase");

        assertThat(run(desk, false, "approve", id, "--key", key.toString()).err())
                .contains("interactive terminal");
        assertThat(run(author, true, "approve", id, "--key", key.toString()).err())
                .contains("the laptop this came from");
        String asAgent = "printf '{\"op\":\"open-changes\"}\\n' | nc -N -U "
                + desk.folders().peopleSocket();
        assertThat(work.run(Map.of("CLAUDECODE", "1"), "sh", "-c", asAgent).said())
                .contains("refused")
                .doesNotContain(id);
        assertThat(forge("rev-parse", "main")).isEqualTo(work.id("HEAD~1"));
    }

    /** Made and listed, with a passphrase that {@code askpass} knows. */
    private Path key(String name, String passphrase) throws Exception {
        Path file = disk.resolve(name + "-key");
        assertThat(work.run(Map.of(), "ssh-keygen", "-q", "-t", "ed25519", "-N", passphrase, "-f", file.toString())
                        .code())
                .isZero();
        Files.writeString(
                disk.resolve("central/approvers"),
                "ben@example.com namespaces=\"chaperone-approval\" " + Files.readString(Path.of(file + ".pub")));
        Path askpass = Files.writeString(disk.resolve("askpass"), "#!/bin/sh\necho '" + passphrase + "'\n");
        Files.setPosixFilePermissions(askpass, PosixFilePermissions.fromString("rwx------"));
        return file;
    }

    private void awaitOnAuthorsLaptop(String state) throws IOException {
        while (!run(author, true, "submit", "status").out().contains(id + "  " + state)) {
            Thread.onSpinWait();
        }
    }

    private Ended run(ServiceRig laptop, boolean terminal, String... args) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        StringWriter err = new StringWriter();
        Context context = new Context(
                Map.of("SSH_ASKPASS", disk.resolve("askpass").toString(), "SSH_ASKPASS_REQUIRE", "force"),
                laptop.home(),
                laptop.folders(),
                new PrintStream(out, true, StandardCharsets.UTF_8),
                terminal,
                Clock.systemUTC());
        int code = ChaperoneCommand.run(context, new PrintWriter(err, true), args);
        return new Ended(code, out.toString(StandardCharsets.UTF_8), err.toString());
    }

    private String forge(String... arguments) throws IOException {
        String[] all = new String[arguments.length + 2];
        all[0] = "-C";
        all[1] = disk.resolve("central/forge/shop.git").toString();
        System.arraycopy(arguments, 0, all, 2, arguments.length);
        return work.git(all);
    }
}
