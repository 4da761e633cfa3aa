package dev.chaperone.model.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class DeviceStateTest {

    private final DeviceState state = new DeviceState("dev-1", 3, 7, List.of(new DeviceState.Range(4, 6)));

    @Test
    void readsBackWhatItWrote() throws ProofException {
        assertThat(DeviceState.decode(state.encode())).isEqualTo(state);
        assertThat(new String(state.encode(), StandardCharsets.UTF_8))
                .isEqualTo(
                        "{\"device\":\"dev-1\",\"gaps\":[{\"from\":4,\"to\":6}],\"highest\":7,\"highestContiguous\":3}");
    }

    @Test
    void ignoresLaterFieldsAndRefusesMissingOnes() throws ProofException {
        String json = new String(state.encode(), StandardCharsets.UTF_8);

        assertThat(DeviceState.decode(utf8(json.replace("{\"device\"", "{\"fresh\":1,\"device\""))))
                .isEqualTo(state);
        assertThatThrownBy(() -> DeviceState.decode(utf8(json.replace("\"highest\":7,", ""))))
                .isInstanceOf(ProofException.class);
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
