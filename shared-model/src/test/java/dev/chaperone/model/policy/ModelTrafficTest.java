package dev.chaperone.model.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ModelTrafficTest {

    @Test
    void goesWhereTheLastLineForItsProtocolSays() {
        ModelTraffic traffic = new ModelTraffic(
                List.of("openai=https://a", "anthropic=https://b/x/", "openai=https://c"),
                true,
                ModelTraffic.UngatedResults.ENFORCE);

        assertThat(traffic.server("openai")).contains("https://c");
        assertThat(traffic.server("anthropic")).contains("https://b/x");
        assertThat(traffic.server("gemini")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "openai=https://llm.example.com:8443/openai",
                "gemini=http://127.0.0.1:9",
                "openai=http://[::1]:9"
            })
    void anAddressUnderTlsOrOnThisMachineIsTaken(String line) {
        assertThat(Settings.complaint("ModelServers", List.of(line))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "openai=http://llm.example.com",
                "opneai=https://llm.example.com",
                "https://llm.example.com",
                "openai=file:///etc",
                "openai=https://a?b=c",
                "openai=https:// a"
            })
    void anyOtherIsRefusedWithTheFix(String line) {
        assertThat(Settings.complaint("ModelServers", List.of(line)))
                .hasValueSatisfying(told -> assertThat(told).contains(line).contains("https address"));
    }

    @Test
    void theSettingsHoldIt() {
        Settings settings = Settings.of(Map.of("ModelServers", List.of("openai=https://a")));

        assertThat(settings.modelTraffic().server("openai")).contains("https://a");
        assertThat(settings.modelTraffic().restoreInTools()).isTrue();
    }
}
