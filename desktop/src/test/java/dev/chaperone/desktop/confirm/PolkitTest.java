package dev.chaperone.desktop.confirm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.chaperone.desktop.confirm.Confirmation.Program;
import dev.chaperone.desktop.confirm.Confirmation.Result;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** polkit's client by its exit codes; what stands in for it here is a script that ends as pkcheck(1) says. */
class PolkitTest {

    private static final Program PERSON = new Program(4242, 99, 1000);

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({"0, CONFIRMED", "1, DECLINED", "2, NOBODY_ASKS", "3, DECLINED", "126, UNAVAILABLE", "127, UNAVAILABLE"})
    void howItsClientEndsIsWhatThePersonDid(int exit, Result result) throws Exception {
        assertThat(new Polkit(script("exit " + exit)).confirm(PERSON, () -> {})).isEqualTo(result);
    }

    @Test
    void itIsAskedAboutThatVeryProgramAndMayShowAWindow() throws Exception {
        Path said = folder.resolve("said");

        new Polkit(script("echo \"$*\" > " + said)).confirm(PERSON, () -> {});

        assertThat(said)
                .hasContent("--action-id dev.chaperone.grant.lasting --process 4242,99,1000 --allow-user-interaction");
    }

    @Test
    void itsClientSeesNoVariableOfOurs() throws Exception {
        Path said = folder.resolve("said");

        new Polkit(script("/usr/bin/env > " + said)).confirm(PERSON, () -> {});

        assertThat(said).content().doesNotContain("HOME=", "DBUS_");
    }

    @Test
    void withoutItsClientNobodyIsAsked() throws Exception {
        assertThat(new Polkit(folder.resolve("absent")).confirm(PERSON, () -> {}))
                .isEqualTo(Result.UNAVAILABLE);
    }

    /** The action comes with our package, which a machine that runs tests need not have. */
    @Test
    void theRealOneDoesNotConfirmWhatIsNotRegistered() throws Exception {
        assumeTrue(Files.isExecutable(Polkit.CLIENT), "skipped: pkcheck is not installed (Debian package polkitd)");
        assumeTrue(
                Files.notExists(Path.of("/usr/share/polkit-1/actions/dev.chaperone.policy")),
                "skipped: Chaperone is installed here");

        assertThat(new Polkit(Polkit.CLIENT).confirm(PERSON, () -> {})).isEqualTo(Result.UNAVAILABLE);
    }

    private Path script(String line) throws IOException {
        Path script = Files.writeString(folder.resolve("pkcheck"), "#!/bin/sh\n" + line + "\n");
        return Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwx------"));
    }
}
