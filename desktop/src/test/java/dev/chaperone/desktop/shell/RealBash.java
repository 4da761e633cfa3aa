package dev.chaperone.desktop.shell;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A real bash that finds only programs of ours, which write down that they were started and do nothing. For one line
 * only, because what it leaves running in the background may still write.
 */
final class RealBash {

    private static final List<String> RECORDED =
            List.of("git", "gh", "curl", "rm", "cat", "tee", "touch", "cp", "grep", "ls", "npm", "x");
    private static final List<String> REAL = List.of("env", "nohup", "timeout", "nice", "xargs", "find");

    private final Path programs;
    private final Path log;
    final Path home;
    final Path work;

    RealBash(Path folder) throws IOException {
        Path root = folder.toRealPath();
        programs = Files.createDirectories(root.resolve("programs"));
        log = root.resolve("log");
        home = Files.createDirectories(root.resolve("home"));
        work = Files.createDirectories(home.resolve("work"));
        Files.createDirectories(work.resolve("a/b"));
        Files.createSymbolicLink(work.resolve("link"), Files.createDirectories(home.resolve("out")));
        for (String name : RECORDED) {
            program(name, "printf '%s\\0' \"${0##*/}\" \"$PWD\" \"$@\" $'\\1' >> '" + log + "'");
        }
        for (String name : REAL) {
            program(name, "exec /usr/bin/" + name + " \"$@\"");
        }
        program("sh", "exec " + bash() + " \"$@\"");
        program("bash", "exec " + bash() + " \"$@\"");
    }

    private void program(String name, String text) throws IOException {
        Path script = Files.writeString(programs.resolve(name), "#!" + bash() + "\n" + text + "\n");
        Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwx------"));
    }

    private static Path bash() {
        return Path.of("/usr/bin/bash");
    }

    static boolean isThere() {
        return Files.isExecutable(bash())
                && REAL.stream().allMatch(name -> Files.isExecutable(Path.of("/usr/bin", name)));
    }

    /** One program that was started. */
    record Start(String program, Path folder, List<String> words) {}

    /**
     * What a line did.
     *
     * @param files that are there now and were not
     */
    record Run(List<Start> starts, Set<Path> files) {}

    Run run(String line) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(bash().toString(), "--norc", "--noprofile", "-c", line)
                .directory(work.toFile())
                .redirectInput(Path.of("/dev/null").toFile())
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD);
        builder.environment().clear();
        builder.environment().put("PATH", programs.toString());
        builder.environment().put("HOME", home.toString());
        builder.environment().put("FUNCNEST", "8");
        Process bash = builder.start();
        // Some lines never end; what they did until then counts.
        if (!bash.waitFor(3, TimeUnit.SECONDS)) {
            bash.descendants().forEach(ProcessHandle::destroyForcibly);
            bash.destroyForcibly().waitFor();
        }
        return new Run(Files.exists(log) ? starts(Files.readString(log)) : List.of(), files());
    }

    private static List<Start> starts(String log) {
        List<Start> starts = new ArrayList<>();
        for (String one : log.split("\1\0", -1)) {
            List<String> words = List.of(one.split("\0", -1));
            if (words.size() > 2) {
                starts.add(new Start(words.get(0), Path.of(words.get(1)), words.subList(2, words.size() - 1)));
            }
        }
        return starts;
    }

    private Set<Path> files() {
        try (Stream<Path> all = Files.walk(home)) {
            return all.filter(Files::isRegularFile).collect(Collectors.toCollection(TreeSet::new));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
