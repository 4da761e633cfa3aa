package dev.chaperone.desktop.push.bypass;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chaperone.desktop.agent.real.NpmInstall;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.opentest4j.TestAbortedException;
import tools.jackson.databind.JsonNode;

/** Runs every known way around and holds it against the published table. */
@Timeout(300)
class BypassTest {

    private static final Path DOCUMENT = Path.of("..", "docs", "push-bypass.md");

    @TempDir
    Path disk;

    private BypassRig rig() throws IOException, InterruptedException {
        return new BypassRig(disk, modules());
    }

    /** Without npm that row can't be run. */
    private static Path modules() throws IOException, InterruptedException {
        try {
            return NpmInstall.of("isomorphic-git-1.44.19", List.of("isomorphic-git@1.44.19"));
        } catch (TestAbortedException _) {
            return Path.of("/nonexistent");
        }
    }

    @Test
    void theTableSaysWhatEachWayComesTo() throws Exception {
        List<Row> rows;
        try (BypassRig rig = rig()) {
            rows = rows(rig);
        }

        String document = new BypassDocument(rows).text();
        String target = System.getProperty("chaperone.bypass", "");
        if (!target.isEmpty()) {
            Files.writeString(Path.of(target), document);
        }
        String published = Files.readString(target.isEmpty() ? DOCUMENT : Path.of(target));
        for (Row row : rows) {
            if (row.isWhole()) {
                assertThat(published).contains(row.line());
            }
        }
        assertThat(rows).hasSizeGreaterThan(40).noneMatch(r -> r.hook() == Row.Hook.PASSED);
    }

    private static List<Row> rows(BypassRig rig) throws IOException {
        List<Row> rows = new ArrayList<>();
        for (Attempt attempt : Stream.of(Attempts.GIT, Attempts.SHELL, Attempts.AROUND)
                .flatMap(List::stream)
                .toList()) {
            rows.add(rig.row(attempt));
        }
        for (Attempt attempt : Attempts.ONLY_SEEN) {
            rows.add(rig.seen(attempt, "Bash", "command"));
        }
        rows.add(rig.seen(Attempt.of("an MCP server's push", "main"), "mcp__github__push_files", "branch"));

        return rows;
    }

    @Test
    void aPersonGetsThroughByThePlainWays() throws Exception {
        try (BypassRig rig = rig()) {
            for (String name :
                    List.of("git push", "git -C dir push", "over ssh", "a URL instead of a remote", "--no-verify")) {
                Attempt attempt = Attempts.GIT.stream()
                        .filter(a -> a.name().equals(name))
                        .findFirst()
                        .orElseThrow();
                assertThat(rig.personArrives(attempt)).as(name).isTrue();
            }
            assertThat(rig.service().decisions()).isEmpty();
        }
    }

    @Test
    void anAgentsPushThatGotPastIsRecorded() throws Exception {
        try (BypassRig rig = rig()) {
            rig.row(Attempt.of("a fetch", "git fetch -q && git branch -q @BRANCH@ && git -C @FILE@ branch @BRANCH@"));
            assertThat(rig.service().events("push.alarm")).isEmpty();

            rig.row(Attempt.of("--no-verify", "git push -q --no-verify origin HEAD:@BRANCH@"));

            JsonNode alarm = rig.service().events("push.alarm").getFirst();
            assertThat(alarm.path("kind").asString()).isEqualTo("past");
            assertThat(alarm.path("agent").asString()).isEqualTo("claude-code");
        }
    }
}
