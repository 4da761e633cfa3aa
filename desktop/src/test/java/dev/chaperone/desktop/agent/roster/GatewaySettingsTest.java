package dev.chaperone.desktop.agent.roster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.chaperone.desktop.agent.connect.Connection;
import dev.chaperone.desktop.agent.connect.GatewayAddress;
import dev.chaperone.desktop.agent.connect.Place;
import dev.chaperone.desktop.agent.connect.Standing;
import dev.chaperone.desktop.device.PrivateDirectory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each agent's own setting for where its model is, in place and out again. */
class GatewaySettingsTest {

    private static final String URL = "http://127.0.0.1:21345/0123456789abcdef0123456789abcdef";

    @TempDir
    Path disk;

    private Path home;
    private Place place;

    @BeforeEach
    void setUp() throws IOException {
        home = Files.createDirectories(disk.resolve("home"));
        PrivateDirectory memory = PrivateDirectory.open(disk.resolve("memory"));
        place = new Place(home, Map.of(), memory, memory.path().resolve("chaperone-hook"));
    }

    @ParameterizedTest
    @CsvSource({
        "claude-code, .claude/settings.json, '{\"env\": {\"A\": \"1\"}}', '\"ANTHROPIC_BASE_URL\" : \"@/anthropic\"'",
        "codex, .codex/config.toml, 'model = \"gpt-5\"\n[features]\nhooks = true', 'base_url = \"@/openai/v1\"'",
        "gemini-cli, .gemini/.env, 'A=1', 'GOOGLE_GEMINI_BASE_URL=\"@/gemini\"'",
        "opencode, .config/opencode/opencode.json, '{\"model\": \"a/b\"}', '\"baseURL\" : \"@/anthropic/v1\"'"
    })
    void isWrittenBesideWhatStandsThereAndTakenOutWithoutATrace(String agent, String file, String own, String ours)
            throws IOException {
        Path settings = home.resolve(file);
        Files.createDirectories(settings.getParent());
        Files.writeString(settings, own);

        through(agent).connect();
        through(agent).connect();

        assertThat(settings).content().contains(ours.replace("@", URL)).containsOnlyOnce(ours.replace("@", URL));
        assertThat(through(agent).standing()).isIn(Standing.CONNECTED, Standing.UNAPPROVED);
        plain(agent).disconnect();
        assertThat(settings).hasContent(own);
    }

    @ParameterizedTest
    @CsvSource({
        "claude-code, .claude/settings.json, '{\"a\":1}'",
        "codex, .codex/config.toml, 'model = \"x\"'",
        "gemini-cli, .gemini/.env, 'A=1'",
        "opencode, .config/opencode/opencode.json, '{\"a\":1}'"
    })
    void aFileChangedMeanwhileLosesOnlyWhatIsOurs(String agent, String file, String own) throws IOException {
        Path settings = home.resolve(file);
        Files.createDirectories(settings.getParent());
        Files.writeString(settings, own);
        through(agent).connect();
        String now = Files.readString(settings);
        Files.writeString(settings, own.startsWith("{") ? now.replaceFirst("\\{", "{\"mine\":2,") : now + "mine=2\n");

        plain(agent).disconnect();

        assertThat(settings).content().contains("mine").doesNotContain("127.0.0.1", "haperone");
    }

    @ParameterizedTest
    @CsvSource({
        "claude-code, .claude/settings.json, '{\"env\": {\"ANTHROPIC_BASE_URL\": \"https://llm.example.com\"}}'",
        "codex, .codex/config.toml, 'model_provider = \"mine\"'",
        "gemini-cli, .gemini/.env, 'GOOGLE_GEMINI_BASE_URL=https://llm.example.com'",
        "opencode, .config/opencode/opencode.json, '{\"provider\":{\"openai\":{\"options\":{\"baseURL\":\"https://a\"}}}}'"
    })
    void anAddressOfThePersonsOwnIsNotCutOff(String agent, String file, String own) throws IOException {
        Path settings = home.resolve(file);
        Files.createDirectories(settings.getParent());
        Files.writeString(settings, own);

        assertThatThrownBy(() -> through(agent).connect())
                .isInstanceOf(IOException.class)
                .hasMessageContaining("ModelServers")
                .hasMessageContaining(settings.toString());
        assertThat(settings).hasContent(own);
    }

    @ParameterizedTest
    @CsvSource({"claude-code", "codex", "gemini-cli", "opencode"})
    void withoutTheGatewayNothingLeadsThere(String agent) throws IOException {
        plain(agent).connect();

        try (var files = Files.walk(home)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                assertThat(file).content().doesNotContain("127.0.0.1:");
            }
        }
        assertThat(plain(agent).standing()).isIn(Standing.CONNECTED, Standing.UNAPPROVED);
    }

    private Connection through(String agent) {
        return Roster.named(agent).orElseThrow().connection(place.through(new GatewayAddress(URL)));
    }

    private Connection plain(String agent) {
        return Roster.named(agent).orElseThrow().connection(place);
    }
}
