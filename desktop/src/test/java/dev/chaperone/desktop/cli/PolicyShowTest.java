package dev.chaperone.desktop.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chaperone.desktop.cli.PolicyRig.Ended;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class PolicyShowTest {

    @TempDir
    Path disk;

    private PolicyRig rig;

    @BeforeEach
    void setUp() {
        rig = new PolicyRig(disk);
    }

    @Test
    void everySettingNamesItsFileAndLineAndWhoLocksIt() throws IOException {
        rig.write("config/policy.yaml", PolicyRig.HEAD.formatted("mine", 3) + "settings:\n  FolderGrantDays: 7\n");
        rig.write("managed/10.json", "{\n  \"Mode\": \"observe\",\n  \"FolderGrantDays\": 14\n}");
        rig.write("managed/20.yaml", PolicyRig.HEAD.formatted("acme", 5) + "settings:\n  FolderGrantDays: 21\n");

        String out = rig.run("policy", "show", "--effective").out();

        assertThat(out)
                .containsPattern("Mode +observe +managed: ~/managed/10.json:2, locked by ~/managed/10.json:2\n")
                .containsPattern("FolderGrantDays +21 +managed: ~/managed/20.yaml:5, locked by ~/managed/20.yaml:5\n")
                .containsPattern(" +instead of +7 +user: ~/config/policy.yaml:5\n")
                .containsPattern(" +instead of +14 +managed: ~/managed/10.json:3\n")
                .containsPattern("SessionGrantHours +8 +built-in: built-in default, locked by the organisation")
                .containsPattern("FORBID +secrets.protected +built-in baseline:9\n")
                .contains("policy.yaml:5: settings.FolderGrantDays: does not count");
    }

    @Test
    void theSameAsJson() throws IOException {
        rig.write("managed/10.json", "{\n  \"Mode\": \"observe\"}");

        JsonNode json = JsonMapper.shared()
                .readTree(rig.run("policy", "show", "--effective", "--json").out());

        assertThat(json.path("version").stringValue()).isEqualTo("baseline@1");
        JsonNode mode = json.path("settings").path(0);
        assertThat(mode.path("key").stringValue()).isEqualTo("Mode");
        assertThat(mode.path("source").stringValue()).isEqualTo("managed");
        assertThat(mode.path("line").intValue()).isEqualTo(2);
        assertThat(mode.path("locked").booleanValue()).isTrue();
        assertThat(json.path("rules").size()).isGreaterThan(10);
    }

    @Test
    void aSecretIsNeverShown() throws IOException {
        String secret = "once-" + "only";
        rig.write("managed/10.json", "{\"EnrolmentSecret\": \"" + secret + "\"}");

        Ended text = rig.run("policy", "show", "--effective");
        Ended json = rig.run("policy", "show", "--json");

        assertThat(text.out()).contains("(hidden)").doesNotContain(secret);
        assertThat(json.out()).contains("(hidden)").doesNotContain(secret);
    }

    @Test
    void aBrokenFileIsNamedInsteadWithItsLine() throws IOException {
        Path file = rig.write("managed/10.json", "{\n  \"Mode\": \"observ\"}");

        Ended ended = rig.run("policy", "show", "--effective");

        assertThat(ended.code()).isEqualTo(1);
        assertThat(ended.err()).startsWith(file + ":2: Mode: 'observ' is not accepted; did you mean 'observe'?");
    }
}
