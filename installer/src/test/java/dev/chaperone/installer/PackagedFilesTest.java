package dev.chaperone.installer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chaperone.desktop.policy.PolicySources;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the package lays down, against the program it belongs to. {@code installer/check} tries the package itself. */
class PackagedFilesTest {

    private static final Path LINUX = Path.of("linux");

    @Test
    void theExamplePolicyIsAcceptedByTheLaptop(@TempDir Path empty) {
        var sources = new PolicySources(empty.resolve("policy.yaml"), Path.of("../mdm-profiles/profiles/linux"));

        assertThat(sources.load())
                .isInstanceOfSatisfying(
                        PolicySources.Result.Loaded.class,
                        loaded -> assertThat(loaded.sources()).last().asString().endsWith("50-chaperone.json"));
    }

    /** The checkout's command line and the package start the same program; an option added to one is missed by none. */
    @Test
    void theInstalledProgramHasTheOptionsOfTheCheckout() throws IOException {
        List<String> packaged = Files.readAllLines(LINUX.resolve("java.args"));

        List<String> checkout = Files.readAllLines(Path.of("../.mvn/build.sh")).stream()
                .filter(line -> line.startsWith("-X") || line.startsWith("--"))
                .filter(line -> !line.startsWith("-XX:AOTCache="))
                .toList();

        assertThat(checkout).contains("-XX:+UseSerialGC", "--sun-misc-unsafe-memory-access=allow");
        assertThat(packaged)
                .allSatisfy(line -> assertThat(line).startsWith("-"))
                .map(line -> line.replace(",javafx.graphics", ""))
                .containsAll(checkout);
    }

    @ParameterizedTest
    @ValueSource(strings = {"postinst", "prerm", "postrm"})
    void maintainerScriptsTalkToSystemdOnlyWhereItRuns(String script) throws IOException {
        String guarded = "if \\[ -d /run/systemd/system \\]; then\\n(?:    deb-systemd-invoke .* \\|\\| true\\n)+fi";
        String text = Files.readString(LINUX.resolve(script));

        assertThat(text).contains("deb-systemd-invoke");
        assertThat(text.replaceAll(guarded, ""))
                .doesNotContain("deb-systemd-invoke")
                .doesNotContain("systemctl");
    }
}
