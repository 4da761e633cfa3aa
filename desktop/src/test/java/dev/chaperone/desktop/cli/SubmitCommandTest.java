package dev.chaperone.desktop.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chaperone.desktop.consent.FakeAlarm;
import dev.chaperone.desktop.push.GitFolder;
import dev.chaperone.desktop.service.ServiceRig;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The way out on the command line, against a service that has no central yet. */
class SubmitCommandTest {

    @TempDir
    Path disk;

    private ServiceRig service;
    private GitFolder work;

    private record Ended(int code, String out, String err) {}

    @BeforeEach
    void start() throws IOException {
        service = new ServiceRig(Files.createDirectories(disk.resolve("laptop")));
        work = new GitFolder(disk);
    }

    @AfterEach
    void stop() throws IOException {
        service.close();
    }

    @Test
    void handsInWhatIsAheadAndSaysWhereItIs() throws IOException {
        work.write("a", "1\n");
        work.commit("One");
        work.write("b", "2\n");

        Ended ended = run("submit", "-C", work.folder().toString(), "-m", "Why", "--no-wait");

        assertThat(ended.code()).as(ended.err()).isZero();
        assertThat(ended.out())
                .contains("for main of shop.", "What is not committed is not part of it.", "waits on this laptop");
        String id = ended.out().replaceFirst("(?s)Handed in as (\\S+) .*", "$1");
        assertThat(run("submit", "list").out()).contains(id + "  waiting  main of shop");
        assertThat(run("submit", "status").out()).contains(id);
        assertThat(run("submit", "show", id).out()).contains("waits on this laptop");
        assertThat(run("submit", "show", id, "--json").out()).contains("\"state\":\"waiting\"");
    }

    @Test
    void whatIsMissingIsSaidInOneLine() throws IOException {
        String folder = work.folder().toString();

        assertThat(run("submit", "-C", folder).err())
                .contains("nothing to hand in", "commit the work first")
                .hasLineCount(1);
        assertThat(run("submit", "-C", disk.toString()).err())
                .contains("no work tree")
                .hasLineCount(1);
        assertThat(run("submit", "-C", folder, "--to", "nowhere").err())
                .contains("no branch nowhere")
                .hasLineCount(1);
        work.commit("One");
        assertThat(run("submit", "-C", folder, "--repository", "../x").err())
                .contains("name that is not accepted")
                .hasLineCount(1);
        assertThat(run("submit", "show", "c-aaaaaaaa").err())
                .contains("there is no change")
                .hasLineCount(1);
    }

    @Test
    void tooManyThatWaitAreRefused() throws IOException {
        work.commit("One");
        String folder = work.folder().toString();
        for (int i = 0; i < 20; i++) {
            assertThat(run("submit", "-C", folder, "--no-wait").code()).isZero();
        }

        assertThat(run("submit", "-C", folder, "--no-wait").err()).contains("20 changes wait");
    }

    private Ended run(String... args) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        StringWriter err = new StringWriter();
        Context context = new Context(
                Map.of(),
                service.home(),
                service.folders(),
                new PrintStream(out, true, StandardCharsets.UTF_8),
                true,
                new FakeAlarm().clock());
        int code = ChaperoneCommand.run(context, new PrintWriter(err, true), args);
        return new Ended(code, out.toString(StandardCharsets.UTF_8), err.toString());
    }
}
