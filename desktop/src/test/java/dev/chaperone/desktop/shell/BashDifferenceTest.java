package dev.chaperone.desktop.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.chaperone.desktop.agent.RealPath;
import dev.chaperone.desktop.consent.Asks;
import dev.chaperone.model.action.AbsolutePath;
import dev.chaperone.model.action.AgentAction;
import dev.chaperone.model.action.AgentAction.PushRepository;
import dev.chaperone.model.action.AgentAction.ReadPath;
import dev.chaperone.model.action.AgentAction.RunCommand;
import dev.chaperone.model.action.AgentAction.WritePath;
import dev.chaperone.model.action.CallId;
import dev.chaperone.model.action.Origin;
import dev.chaperone.model.action.SessionId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Whatever a real bash starts and writes for a line is among its actions, or the line is opaque. Always the same lines;
 * {@code -Dshell.lines=20000 -Dshell.seed=7} tries many more by hand.
 */
class BashDifferenceTest {

    private static final int LINES = Integer.getInteger("shell.lines", 100);
    private static final long SEED = Long.getLong("shell.seed", 20_261_125L);
    private static final Set<String> WRITERS = Set.of("rm", "tee", "touch");

    @TempDir
    private Path disk;

    @BeforeEach
    void findBash() {
        assumeTrue(RealBash.isThere(), "needs bash, coreutils and findutils in /usr/bin");
    }

    @Test
    void whatBashDoesWithWellFormedLinesIsCovered() throws IOException, InterruptedException {
        assertThat(uncovered(new RandomLines(SEED)::wellFormed)).isEmpty();
    }

    @Test
    void whatBashDoesWithSoupIsCovered() throws IOException, InterruptedException {
        assertThat(uncovered(new RandomLines(SEED)::soup)).isEmpty();
    }

    private List<String> uncovered(Supplier<String> lines) throws IOException, InterruptedException {
        List<String> uncovered = new ArrayList<>();
        int started = 0;
        int opaque = 0;
        for (int i = 0; i < LINES; i++) {
            String line = lines.get();
            RealBash bash = new RealBash(Files.createDirectory(disk.resolve(String.valueOf(i))));
            List<AgentAction> actions = actions(line, bash);
            RealBash.Run run = bash.run(line);
            started += run.starts().size();
            if (isOpaque(actions)) {
                opaque++;
            } else {
                Covered covered = new Covered(actions, bash.work);
                run.starts().stream()
                        .filter(s -> !covered.includes(s))
                        .forEach(s -> uncovered.add("%s%n   started %s".formatted(line, s)));
                run.files().stream()
                        .filter(f -> !covered.writes(f))
                        .forEach(f -> uncovered.add("%s%n   wrote %s".formatted(line, f)));
            }
        }
        assertThat(started).as("programs started").isGreaterThan(LINES / 8);
        assertThat(opaque).as("opaque lines").isLessThan(LINES - LINES / 20);
        return uncovered;
    }

    private static List<AgentAction> actions(String line, RealBash bash) {
        AbsolutePath home = new AbsolutePath(bash.home.toString());
        Origin origin = new Origin(
                Asks.origin("s1", "c1").agent(),
                new SessionId("s1"),
                new CallId("c1"),
                new AbsolutePath(bash.work.toString()),
                "");
        return new ShellActions(new RealPath(home), home).of(line, origin);
    }

    private static boolean isOpaque(List<AgentAction> actions) {
        return actions.getFirst() instanceof RunCommand(var _, var _, var _, var opaque) && opaque;
    }

    /** What the person would have been asked for, or has granted with the folder. */
    private static final class Covered {

        private final Set<Path> reads = new HashSet<>();
        private final Set<Path> writes = new HashSet<>();
        private final Set<Path> pushes = new HashSet<>();

        Covered(List<AgentAction> actions, Path work) {
            reads.add(work);
            writes.add(work);
            for (AgentAction action : actions) {
                Set<Path> places = new HashSet<>();
                action.paths().forEach(p -> places.add(Path.of(p.value())));
                if (action instanceof ReadPath) {
                    reads.addAll(places);
                } else if (action instanceof WritePath) {
                    writes.addAll(places);
                } else if (action instanceof PushRepository) {
                    pushes.addAll(places);
                }
            }
        }

        boolean includes(RealBash.Start start) {
            return switch (start.program()) {
                case "git" -> !start.words().contains("push") || !pushes.isEmpty();
                case "gh" -> !start.words().contains("merge") || !pushes.isEmpty();
                case String p when WRITERS.contains(p) -> start.words().stream().allMatch(w -> writes(place(start, w)));
                case "cat" -> start.words().stream().allMatch(w -> reads(place(start, w)));
                case "cp" -> writes(place(start, start.words().getLast()));
                default -> true;
            };
        }

        private static Path place(RealBash.Start start, String word) {
            return start.folder().resolve(word).normalize();
        }

        boolean writes(Path file) {
            return writes.stream().anyMatch(file::startsWith);
        }

        private boolean reads(Path file) {
            return writes(file) || reads.stream().anyMatch(file::startsWith) || file.startsWith("/dev");
        }
    }
}
