package dev.chaperone.desktop.cli;

import dev.chaperone.desktop.device.PrivateDirectory;
import dev.chaperone.desktop.people.PeopleClient;
import dev.chaperone.desktop.people.PeopleReply;
import dev.chaperone.desktop.people.PeopleRequest;
import dev.chaperone.desktop.push.PushGuard;
import dev.chaperone.desktop.service.StateFolders;
import java.io.Console;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** What a command finds around it. */
record Context(
        Map<String, String> environment,
        Path home,
        StateFolders folders,
        PrintStream out,
        boolean terminal,
        Clock clock) {

    static Context ofProcess() {
        Map<String, String> environment = System.getenv();
        Path home = Path.of(System.getProperty("user.home"));
        return new Context(
                environment,
                home,
                StateFolders.ofUser(environment, home),
                System.out,
                Optional.ofNullable(System.console())
                        .filter(Console::isTerminal)
                        .isPresent(),
                Clock.systemUTC());
    }

    Instant now() {
        return clock.instant();
    }

    /** Whether a window can be shown. */
    boolean hasDisplay() {
        return !environment.getOrDefault("DISPLAY", "").isEmpty()
                || !environment.getOrDefault("WAYLAND_DISPLAY", "").isEmpty();
    }

    PeopleClient client() {
        return new PeopleClient(folders.peopleSocket());
    }

    /** Git's own layer for this person, for the folder git is run in. */
    PushGuard pushGuard(Path folder) throws IOException {
        return pushGuard(
                folder, PushGuard.Place.ofPerson(PrivateDirectory.open(folders.state()), folders.hookSocket()));
    }

    /** Git's own layer for everybody on this machine. */
    PushGuard machinePushGuard(Path folder) {
        String hooks = environment.getOrDefault("CHAPERONE_GIT_HOOKS", "/usr/local/lib/chaperone/git-hooks");
        return pushGuard(folder, PushGuard.Place.ofMachine(Path.of(hooks)));
    }

    private PushGuard pushGuard(Path folder, PushGuard.Place place) {
        Map<String, String> git = environment.entrySet().stream()
                .filter(e -> e.getKey().startsWith("GIT_CONFIG_"))
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));
        return new PushGuard(place, folder, git);
    }

    /** Asks the service; what it refuses becomes the command's one line of error. */
    PeopleReply ask(PeopleRequest request) throws IOException {
        PeopleReply reply = client().call(request);
        if (reply instanceof PeopleReply.Refused(var message)) {
            throw new Failures.Refused(message);
        }
        return reply;
    }

    void print(String format, Object... arguments) {
        out.printf(format + "%n", arguments);
    }

    /** {@code ~} for the home folder, as people write it. */
    String shorten(String path) {
        String prefix = home.toString();
        return path.equals(prefix) || path.startsWith(prefix + "/") ? "~" + path.substring(prefix.length()) : path;
    }
}
