package dev.chaperone.desktop.agent.roster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.chaperone.desktop.agent.connect.Connection;
import dev.chaperone.desktop.agent.connect.Machine;
import dev.chaperone.desktop.agent.connect.Place;
import dev.chaperone.desktop.agent.connect.Removal;
import dev.chaperone.desktop.agent.connect.Standing;
import dev.chaperone.desktop.device.PrivateDirectory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Connecting and disconnecting, for every agent. */
class RosterTest {

    @TempDir
    Path disk;

    private Path home;
    private Place place;

    @BeforeEach
    void setUp() throws IOException {
        home = Files.createDirectories(disk.resolve("home"));
        PrivateDirectory memory = PrivateDirectory.open(disk.resolve("state"));
        place = new Place(home, Map.of(), memory, memory.path().resolve("chaperone-hook"));
    }

    static List<Roster.Member> members() {
        return Roster.members();
    }

    @ParameterizedTest
    @MethodSource("members")
    void disconnectingLeavesNothingWhereNothingWas(Roster.Member member) throws IOException {
        Connection connection = member.connection(place);
        assertThat(connection.standing()).isEqualTo(Standing.NOT_CONNECTED);

        connection.connect();
        assertThat(connection.standing()).isIn(Standing.CONNECTED, Standing.UNAPPROVED);
        assertThat(connection.files()).allMatch(Files::exists);
        assertThat(connection.disconnect()).isEqualTo(Removal.RESTORED);

        assertThat(files()).isEmpty();
        assertThat(connection.standing()).isEqualTo(Standing.NOT_CONNECTED);
        assertThat(connection.disconnect()).isEqualTo(Removal.NOTHING_THERE);
    }

    @ParameterizedTest
    @MethodSource("members")
    void whatStoodThereComesBackByteForByte(Roster.Member member) throws IOException {
        Connection connection = member.connection(place);
        for (Path file : connection.files()) {
            Files.createDirectories(file.getParent());
            Files.writeString(file, "{  \"theirs\" : [1, 2.50],\n\"hooks\":{ } }");
        }
        Map<String, String> before = files();

        connection.connect();
        connection.connect();
        assertThat(files()).isNotEqualTo(before);
        connection.disconnect();

        assertThat(files()).isEqualTo(before);
    }

    @ParameterizedTest
    @MethodSource("members")
    void everyHookRunsOurProgramForThisAgent(Roster.Member member) throws IOException {
        member.connection(place).connect();

        assertThat(files().values())
                .anyMatch(text -> text.contains("chaperone-hook")
                        && text.contains(member.profile().name()));
    }

    @ParameterizedTest
    @EnumSource(Machine.Kind.class)
    void anAdministratorsFilesAreCollectedAndTakenOut(Machine.Kind kind) throws IOException {
        Machine machine = Machine.of(kind, home);
        for (Roster.Member member : Roster.members()) {
            Optional<Connection> connection = member.connection(machine);
            if (connection.isEmpty()) {
                continue;
            }
            Connection files = connection.get();
            files.connect();

            assertThat(files.standing()).isEqualTo(Standing.CONNECTED);
            assertThat(files.files()).allMatch(f -> f.startsWith(home)).allMatch(Files::exists);
            assertThat(files().values())
                    .as(member.profile().name())
                    .anyMatch(text -> text.contains(machine.hook().path().toString())
                            && text.contains(member.profile().name()));
            assertThat(files.disconnect()).isEqualTo(Removal.RESTORED);
            assertThat(files.standing()).isEqualTo(Standing.PARTLY);
        }
        assertThat(files()).hasSize(1).allSatisfy((name, _) -> assertThat(name).endsWith("chaperone-hook"));
    }

    @Test
    void whatIsNotOursAmongTheAdministratorsFilesIsNeverReplaced() throws IOException {
        Connection connection = Roster.named("codex")
                .orElseThrow()
                .connection(Machine.of(Machine.Kind.LINUX, home))
                .orElseThrow();
        Path theirs = Files.createDirectories(home.resolve("etc/codex")).resolve("requirements.toml");
        Files.writeString(theirs, "allowed_sandbox_modes = [\"read-only\"]");

        assertThatThrownBy(connection::connect)
                .hasMessageContaining("left as it is")
                .hasMessageContaining("--output");
        assertThat(connection.disconnect()).isEqualTo(Removal.NOTHING_THERE);

        assertThat(theirs).content().startsWith("allowed_sandbox_modes");
    }

    @Test
    void settingsWithCommentsAreReadAndNeverWritten() throws IOException {
        Connection connection = Roster.named("vscode").orElseThrow().connection(place);
        Path settings = connection.files().getLast();
        Files.createDirectories(settings.getParent());
        Files.writeString(settings, "{\n  // mine\n  \"editor.tabSize\": 2,\n}");

        assertThat(connection.standing()).isEqualTo(Standing.NOT_CONNECTED);
        assertThatThrownBy(connection::connect)
                .hasMessageContaining("\"chat.hookFilesLocations\": {\"~/.vscode/chaperone-hooks.json\": true}");
        assertThat(settings).content().contains("// mine");
        assertThat(connection.standing()).isEqualTo(Standing.PARTLY);

        Files.writeString(
                settings,
                "{\n  // mine\n  \"chat.hookFilesLocations\": {\"~/.vscode/chaperone-hooks.json\": true},\n}");
        assertThat(connection.standing()).isEqualTo(Standing.CONNECTED);
    }

    @Test
    void hooksThatASettingSwitchesOffAreNotCalledConnected() throws IOException {
        Connection connection = Roster.named("vscode").orElseThrow().connection(place);
        Path settings = connection.files().getLast();
        Files.createDirectories(settings.getParent());
        Files.writeString(settings, "{\"chat.useHooks\": false}");

        connection.connect();

        assertThat(connection.standing()).isEqualTo(Standing.DISABLED);
    }

    @Test
    void anAgentThatWasNeverRunIsNotCalledTested() {
        assertThat(Roster.named("cursor").orElseThrow().profile().with("1.0").name())
                .isEqualTo("UNKNOWN");
        assertThat(Roster.named("codex").orElseThrow().profile().with("0.170.0").name())
                .isEqualTo("UNKNOWN");
        assertThat(Roster.named("codex").orElseThrow().profile().with("0.169.0").name())
                .isEqualTo("TESTED");
    }

    @Test
    void aVersionIsReadBesideTheProgramWithoutStartingIt() throws IOException {
        Path program = Files.createDirectories(disk.resolve("lib/codex/bin")).resolve("codex.js");
        Files.writeString(program, "exit 1");
        Files.writeString(disk.resolve("lib/codex/package.json"), "{\"version\":\"0.169.0-linux-x64\"}");
        assertThat(program.toFile().setExecutable(true)).isTrue();
        Path bin = Files.createDirectories(disk.resolve("bin"));
        Files.createSymbolicLink(bin.resolve("codex"), program);

        assertThat(Roster.named("codex").orElseThrow().profile().installed("/nowhere:" + bin))
                .contains("0.169.0");
        assertThat(Roster.named("gemini-cli").orElseThrow().profile().installed("/nowhere:" + bin))
                .isEmpty();
    }

    private Map<String, String> files() throws IOException {
        Map<String, String> texts = new TreeMap<>();
        try (Stream<Path> files = Files.walk(home)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                texts.put(home.relativize(file).toString(), Files.readString(file));
            }
        }
        return texts;
    }
}
