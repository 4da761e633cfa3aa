package dev.chaperone.desktop.guard;

import dev.chaperone.desktop.guard.GuardRequest.Caller;
import dev.chaperone.desktop.guard.SessionPlan.Ready;
import dev.chaperone.desktop.guard.SessionPlan.User;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** From what the person typed to a running agent. */
public final class Run {

    private final Surroundings surroundings;
    private final SessionLauncher launcher;
    private final Enforcement enforcement;

    /**
     * Where it was typed.
     *
     * @param socket where the service listens for guards
     * @param base where private homes are kept
     * @param session a name nobody had before
     */
    public record Surroundings(Map<String, String> environment, Path folder, Path socket, Path base, String session) {}

    /**
     * What was typed.
     *
     * @param agent the adapter's name
     * @param user whom it runs as, with the home that is held
     * @param hidden more folders that are held
     */
    public record Wish(
            List<String> command,
            String agent,
            User user,
            List<Path> hidden,
            List<Integer> ports,
            List<String> variables,
            boolean acceptDegraded) {}

    public Run(Surroundings surroundings, SessionLauncher launcher, Enforcement enforcement) {
        this.surroundings = surroundings;
        this.launcher = launcher;
        this.enforcement = enforcement;
    }

    /** Returns only by failing. @throws IOException in one plain line */
    public void start(Wish wish, java.util.function.Consumer<String> tell) throws IOException {
        check(wish);
        Path program = program(wish.command().getFirst());
        Path folder = surroundings.folder().toRealPath();
        SessionPlan plan = plan(wish, program, folder);
        if (plan.roots().stream().anyMatch(r -> folder.startsWith(r) && !folder.equals(Path.of(r)))) {
            tell.accept(Texts.get("run.asking", folder));
        }
        Ready ready = launcher.start(plan);
        if (!ready.problem().isEmpty()) {
            throw new IOException(Texts.get("run.refused", ready.problem()));
        }
        List<String> environment =
                CleanEnvironment.of(surroundings.environment(), wish.variables(), wish.user(), surroundings.session());
        new Entry(ready, wish.user(), enforcement.enforces(Feature.OTHER_PROCESSES))
                .replaceBy(new Entry.Program(program, wish.command(), environment, folder.toString()));
    }

    private void check(Wish wish) throws IOException {
        if (!enforcement.possible()) {
            boolean root = enforcement.enforces(Feature.ROOT);
            String missing = details(Stream.concat(
                            enforcement.of(Finding.State.MISSING).stream(),
                            enforcement.of(Finding.State.UNTESTED).stream())
                    .toList());
            throw new IOException(root ? Texts.get("run.missing", missing) : Texts.get("run.root"));
        }
        if (!enforcement.complete() && !wish.acceptDegraded()) {
            throw new IOException(Texts.get("run.degraded", details(enforcement.of(Finding.State.DEGRADED))));
        }
        if (!Files.exists(surroundings.socket())) {
            throw new IOException(Texts.get("run.noservice", surroundings.socket()));
        }
        BaseFolder.check(surroundings.base());
    }

    private static String details(List<Finding> findings) {
        return findings.stream().map(Finding::detail).collect(Collectors.joining("; "));
    }

    private SessionPlan plan(Wish wish, Path program, Path folder) throws IOException {
        Caller caller = new Caller(
                surroundings.session(),
                wish.agent(),
                program.toString(),
                ProcessHandle.current().pid(),
                folder.toString());
        return new SessionPlan(
                caller,
                wish.user(),
                Stream.concat(Stream.of(wish.user().home()), real(wish.hidden()))
                        .distinct()
                        .toList(),
                surroundings.base().toString(),
                surroundings.socket().toString(),
                wish.ports(),
                enforcement.enforces(Feature.NETWORK));
    }

    private static Stream<String> real(List<Path> folders) throws IOException {
        List<Path> real = new java.util.ArrayList<>();
        for (Path folder : folders) {
            real.add(folder.toRealPath());
        }
        return real.stream().map(Path::toString);
    }

    private Path program(String name) throws IOException {
        Stream<String> places = name.contains("/")
                ? Stream.of("")
                : Stream.of(surroundings.environment().getOrDefault("PATH", "").split(":", -1));
        Optional<Path> found = places.map(
                        place -> surroundings.folder().resolve(place).resolve(name))
                .filter(file -> Files.isRegularFile(file) && Files.isExecutable(file))
                .findFirst();
        return found.orElseThrow(() -> new IOException(Texts.get("run.nocommand", name)))
                .normalize();
    }

    /** The home a user has, or {@code otherwise} if theirs is not there, as for nobody. */
    public static User at(User user, Path otherwise) throws IOException {
        Path home = Path.of(user.home());
        Path held = Files.isDirectory(home, LinkOption.NOFOLLOW_LINKS) ? home : otherwise;
        return new User(user.name(), user.uid(), user.gid(), held.toRealPath().toString());
    }
}
