package dev.chaperone.desktop.agent.claudecode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.chaperone.desktop.agent.connect.Connection;
import dev.chaperone.desktop.agent.connect.Place;
import dev.chaperone.desktop.agent.connect.Removal;
import dev.chaperone.desktop.agent.connect.Standing;
import dev.chaperone.desktop.device.PrivateDirectory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ClaudeCodeSettingsTest {

    /** As people write it: odd spacing, another hook, keys we do not know. */
    private static final String THEIRS = """
            {
               "model" : "some-model",
              "hooks": { "PreToolUse": [ { "matcher": "Bash", "hooks": [ { "type": "command", "command": "lint.sh" } ] } ] },
              "futureKey": [1, 2.50, {"a": null}]
            }""";

    @TempDir
    Path disk;

    private Path file;
    private Path shim;
    private PrivateDirectory memory;

    @BeforeEach
    void setUp() throws IOException {
        disk = disk.toRealPath();
        file = disk.resolve("home/.claude/settings.json");
        memory = PrivateDirectory.open(disk.resolve("state/agents"));
        shim = memory.path().resolve("chaperone-hook");
    }

    @Test
    void makesTheFileWhereThereIsNone() throws IOException {
        settings().connect();

        assertThat(settings().standing()).isEqualTo(Standing.CONNECTED);
        JsonNode hook = read().at("/hooks/PreToolUse/0");
        assertThat(hook.path("matcher").stringValue()).isEqualTo("*");
        assertThat(hook.at("/hooks/0").toString())
                .isEqualTo("{\"type\":\"command\",\"command\":\"" + shim
                        + "\",\"args\":[\"claude-code\",\"PreToolUse\"],\"timeout\":700,\"onFailure\":\"block\"}");
        assertThat(read().at("/hooks/UserPromptSubmit/0/hooks/0/onFailure").stringValue())
                .isEqualTo("block");
    }

    @Test
    void removesAFileItMade() throws IOException {
        settings().connect();

        assertThat(settings().disconnect()).isEqualTo(Removal.RESTORED);

        assertThat(file).doesNotExist();
    }

    @Test
    void keepsWhatStandsThere() throws IOException {
        write(THEIRS);

        settings().connect();

        assertThat(read().path("model").stringValue()).isEqualTo("some-model");
        assertThat(read().at("/hooks/PreToolUse/0/hooks/0/command").stringValue())
                .isEqualTo("lint.sh");
        assertThat(read().at("/hooks/PreToolUse/1/hooks/0/command").stringValue())
                .isEqualTo(shim.toString());
        assertThat(Files.readString(file)).contains("2.50");
        assertThat(read().path("futureKey").toString()).isEqualTo("[1,2.5,{\"a\":null}]");
    }

    @ParameterizedTest
    @ValueSource(strings = {THEIRS, "{}", "{ }\n\n", "{\"hooks\":{}}", "\uFEFF{\"a\":1}", "{\"a\":\"\u00e9\"}\r\n"})
    void restoresByteForByte(String theirs) throws IOException {
        write(theirs);
        byte[] before = Files.readAllBytes(file);

        settings().connect();
        assertThat(settings().standing()).isEqualTo(Standing.CONNECTED);
        settings().disconnect();

        assertThat(Files.readAllBytes(file)).isEqualTo(before);
    }

    @Test
    void connectingTwiceChangesNothingAndStillRestores() throws IOException {
        write(THEIRS);
        settings().connect();
        byte[] once = Files.readAllBytes(file);

        settings().connect();

        assertThat(Files.readAllBytes(file)).isEqualTo(once);
        settings().disconnect();
        assertThat(Files.readString(file)).isEqualTo(THEIRS);
    }

    @Test
    void disconnectingTwiceIsFine() throws IOException {
        write(THEIRS);
        settings().connect();
        settings().disconnect();

        assertThat(settings().disconnect()).isEqualTo(Removal.NOTHING_THERE);

        assertThat(Files.readString(file)).isEqualTo(THEIRS);
    }

    @Test
    void aChangeInBetweenStaysAndOnlyOursGoes() throws IOException {
        write(THEIRS);
        settings().connect();
        write(Files.readString(file).replace("some-model", "another-model"));

        assertThat(settings().disconnect()).isEqualTo(Removal.TAKEN_OUT);

        assertThat(read().path("model").stringValue()).isEqualTo("another-model");
        assertThat(read().at("/hooks/PreToolUse/0/hooks/0/command").stringValue())
                .isEqualTo("lint.sh");
        assertThat(Files.readString(file)).doesNotContain("chaperone-hook", "UserPromptSubmit");
    }

    @Test
    void connectingAgainAfterAChangeKeepsThatChange() throws IOException {
        write(THEIRS);
        settings().connect();
        write(Files.readString(file).replace("some-model", "another-model"));

        settings().connect();
        settings().disconnect();

        assertThat(read().path("model").stringValue()).isEqualTo("another-model");
    }

    @Test
    void aHookOfOursThatWasTakenOutIsNoticedAndPutBack() throws IOException {
        settings().connect();
        write(Files.readString(file).replace("UserPromptSubmit\" :", "Elsewhere\" :"));

        assertThat(settings().standing()).isEqualTo(Standing.PARTLY);
        settings().connect();

        assertThat(settings().standing()).isEqualTo(Standing.CONNECTED);
        assertThat(read().path("hooks").has("Elsewhere")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"onFailure\" : \"allow\"",
                "\"onFailure\" : \"block\", \"if\" : \"Bash(ls)\"",
                "\"onFailure\" : \"block\", \"async\" : true"
            })
    void aHookOfOursThatNoLongerFailsClosedIsNotConnected(String weakened) throws IOException {
        settings().connect();
        write(Files.readString(file).replace("\"onFailure\" : \"block\"", weakened));

        assertThat(settings().standing()).isEqualTo(Standing.PARTLY);
    }

    @Test
    void aMatcherThatWasNarrowedIsNotConnected() throws IOException {
        settings().connect();
        write(Files.readString(file).replace("\"matcher\" : \"*\"", "\"matcher\" : \"Bash\""));

        assertThat(settings().standing()).isEqualTo(Standing.PARTLY);
    }

    @Test
    void theMasterSwitchIsSeen() throws IOException {
        write("{\"disableAllHooks\": true}");

        settings().connect();

        assertThat(settings().standing()).isEqualTo(Standing.DISABLED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{", "[1]", "\"x\"", "", "// a comment\n{}", "{\"a\":1,\"a\":2}", "{} {}"})
    void whatIsNotAJsonObjectIsLeftAlone(String broken) throws IOException {
        write(broken);

        assertThatThrownBy(() -> settings().connect())
                .isInstanceOf(IOException.class)
                .message()
                .contains(file.toString(), "left as it is")
                .doesNotContain("\n");
        assertThatThrownBy(() -> settings().disconnect()).isInstanceOf(IOException.class);
        assertThat(Files.readString(file)).isEqualTo(broken);
        assertThat(file.resolveSibling("settings.json.chaperone-new")).doesNotExist();
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"hooks\":[]}", "{\"hooks\":{\"PreToolUse\":{}}}", "{\"hooks\":\"x\"}"})
    void hooksOfAnUnknownShapeAreLeftAlone(String odd) throws IOException {
        write(odd);

        assertThatThrownBy(() -> settings().connect())
                .isInstanceOf(IOException.class)
                .hasMessageContaining("left as it is");
        assertThat(Files.readString(file)).isEqualTo(odd);
    }

    @Test
    void aLinkStaysALink() throws IOException {
        Path real = disk.resolve("dotfiles/claude.json");
        Files.createDirectories(real.getParent());
        Files.writeString(real, THEIRS);
        Files.createDirectories(file.getParent());
        Files.createSymbolicLink(file, real);

        settings().connect();

        assertThat(file).isSymbolicLink();
        assertThat(Files.readString(real)).contains("chaperone-hook");
        settings().disconnect();
        assertThat(Files.readString(real)).isEqualTo(THEIRS);
        assertThat(file).isSymbolicLink();
    }

    @Test
    void aLinkToNothingStaysALink() throws IOException {
        Path real = Files.createDirectories(disk.resolve("dotfiles")).resolve("claude.json");
        Files.createDirectories(file.getParent());
        Files.createSymbolicLink(file, real);

        settings().connect();

        assertThat(file).isSymbolicLink();
        assertThat(real).isRegularFile();
    }

    @Test
    void theFilesModeStays() throws IOException {
        write(THEIRS);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));

        settings().connect();

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-r-----");
    }

    @Test
    void whereNothingCanBeWrittenTheReasonIsOneLine() throws IOException {
        Files.createDirectories(disk.resolve("home"));
        Files.writeString(disk.resolve("home/.claude"), "a file where the folder should be");

        assertThatThrownBy(() -> settings().connect())
                .isInstanceOf(IOException.class)
                .message()
                .contains(".claude", ";")
                .doesNotContain("\n");
    }

    private Connection settings() {
        return ClaudeCodeSettings.of(new Place(disk.resolve("home"), Map.of(), memory, shim));
    }

    private void write(String text) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private JsonNode read() throws IOException {
        return JsonMapper.shared().readTree(Files.readString(file));
    }
}
