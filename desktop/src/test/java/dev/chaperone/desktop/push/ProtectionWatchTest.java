package dev.chaperone.desktop.push;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chaperone.desktop.device.PrivateDirectory;
import dev.chaperone.model.audit.EventBody;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.LinkedBlockingQueue;
import org.apache.commons.io.FileUtils;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What is taken out of git's configuration comes back, with the real git and the real file system. */
@Timeout(60)
class ProtectionWatchTest {

    private static final EventBody UNDONE = new EventBody.PushAlarm("undone", "", "");

    @TempDir
    Path disk;

    private final LinkedBlockingQueue<EventBody> events = new LinkedBlockingQueue<>();
    private Path home;
    private PushGuard guard;
    private PushGuard.Place place;
    private ProtectionWatch watch;

    @BeforeEach
    void start() throws IOException {
        home = Files.createDirectories(disk.resolve("home")).toRealPath();
        place = PushGuard.Place.ofPerson(PrivateDirectory.open(disk.resolve("state")), disk.resolve("hook.sock"));
        guard = new PushGuard(place, home, Map.of("HOME", home.toString()));
        guard.protect();
        watch = watch();
    }

    private ProtectionWatch watch() throws IOException {
        return new ProtectionWatch(guard, List.of(home, place.hooks()), body -> {
            events.add(body);
            throw new IOException("the record is enough here");
        });
    }

    @AfterEach
    void stop() throws IOException {
        watch.close();
    }

    @Test
    void aLineTakenOutOfGitsFileComesBackAndIsRecorded() throws Exception {
        watch.start();
        git("config", "--global", "--unset-all", "core.hooksPath");

        assertThat(events.take()).isEqualTo(UNDONE);
        assertThat(guard.standing()).isInstanceOf(PushGuard.Standing.Protected.class);
    }

    @Test
    void otherHooksInItsPlaceGoOnBeingUsedBehindOurs() throws Exception {
        watch.start();
        git("config", "--global", "core.hooksPath", "/elsewhere");

        assertThat(events.take()).isEqualTo(UNDONE);
        assertThat(guard.standing()).isInstanceOf(PushGuard.Standing.Protected.class);
        assertThat(Files.readString(place.hooks().resolve("pre-push"))).contains("previous='/elsewhere'");
    }

    @Test
    void aHookThatWasChangedIsWrittenAnew() throws Exception {
        watch.start();
        Files.writeString(place.hooks().resolve("pre-push"), "#!/bin/sh\nexit 0\n");

        assertThat(events.take()).isEqualTo(UNDONE);
        assertThat(Files.readString(place.hooks().resolve("pre-push"))).contains("Asks Chaperone who pushes");
    }

    @Test
    void whatWasTakenAwayWhileNobodyWatchedComesBackAtTheStart() throws Exception {
        FileUtils.deleteDirectory(place.hooks().toFile());
        Files.delete(home.resolve(".gitconfig"));

        watch.start();

        assertThat(events.take()).isEqualTo(UNDONE);
        assertThat(guard.standing()).isInstanceOf(PushGuard.Standing.Protected.class);
    }

    @Test
    void whoeverSwitchesItOffProperlyIsLeftAlone() throws Exception {
        guard.unprotect();

        assertThat(guard.restore()).isFalse();
        assertThat(guard.standing()).isInstanceOf(PushGuard.Standing.Off.class);
    }

    private void git(String... arguments) throws Exception {
        String[] command = new String[arguments.length + 1];
        command[0] = "git";
        System.arraycopy(arguments, 0, command, 1, arguments.length);
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().put("HOME", home.toString());
        assertThat(builder.start().waitFor()).isZero();
    }
}
