package dev.chaperone.model.sanitise.personal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeccakTest {

    @Test
    void hashesLikeTheSubmission() {
        assertThat(hex("")).isEqualTo("c5d2460186f7233c927e7db2dcc703c0e500b653ca82273b7bfad8045d85a470");
        assertThat(hex("abc")).isEqualTo("4e03657aea45a94fc7d47ba826c8d667c0d1e6e33a64a036ec44f58fa12d6c45");
        assertThatThrownBy(() -> hex("x".repeat(136))).hasMessageContaining("136");
    }

    /** Addresses from the text of EIP-55. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed",
                "0xfB6916095ca1df60bB79Ce92cE3Ea74c37c5d359",
                "0xdbF03B407c01E7cD3CBea99509d93f8DDDC8C6FB"
            })
    void theCaseOfAnAddressIsItsCheck(String address) {
        assertThat(Wallets.isEther(address)).isTrue();
        assertThat(Wallets.isEther(address.replace('B', 'b').replace('e', 'E'))).isFalse();
        assertThat(Wallets.isEther("0x" + address.substring(2).toLowerCase(java.util.Locale.ROOT)))
                .isTrue();
    }

    private static String hex(String text) {
        return HexFormat.of().formatHex(Keccak.hash(text.getBytes(StandardCharsets.US_ASCII)));
    }
}
