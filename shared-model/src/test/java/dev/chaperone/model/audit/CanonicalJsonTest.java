package dev.chaperone.model.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.JsonNodeFactory;

class CanonicalJsonTest {

    @Test
    void sortsKeysByUtf16Unit() {
        // The key order example of RFC 8785, section 3.2.3, without its fractions.
        String input = """
                {"\\u20ac":"Euro Sign","\\r":"Carriage Return","\\ufb33":"Hebrew Letter Dalet With Dagesh",
                "1":"One","\\ud83d\\ude00":"Emoji: Grinning Face","\\u0080":"Control","\\u00f6":"Latin Small Letter O"}""";

        String canonical = canonical(input);

        assertThat(canonical)
                .isEqualTo(
                        "{\"\\r\":\"Carriage Return\",\"1\":\"One\",\"\u0080\":\"Control\",\"\u00f6\":\"Latin Small Letter O\","
                                + "\"\u20ac\":\"Euro Sign\",\"\ud83d\ude00\":\"Emoji: Grinning Face\","
                                + "\"\ufb33\":\"Hebrew Letter Dalet With Dagesh\"}");
    }

    @Test
    void escapesOnlyWhatMustBeEscaped() {
        assertThat(canonical("\"\\u20ac$\\u000F\\u000aA'\\u0042\\u0022\\u005c\\\\\\\"\\/\""))
                .isEqualTo("\"\u20ac$\\u000f\\nA'B\\\"\\\\\\\\\\\"/\"");
    }

    @Test
    void writesNestedValuesWithoutSpaces() {
        assertThat(canonical("{ \"b\" : [ 1 , true , { } , [ ] , -7 ] , \"a\" : false }"))
                .isEqualTo("{\"a\":false,\"b\":[1,true,{},[],-7]}");
    }

    @Test
    void refusesWhatItCantWriteExactly() {
        assertThatThrownBy(() -> canonical("1.5")).hasMessageContaining("not an integer");
        assertThatThrownBy(() -> canonical("1.0")).hasMessageContaining("not an integer");
        assertThatThrownBy(() -> canonical("9007199254740992")).hasMessageContaining("beyond");
        assertThatThrownBy(() -> canonical("-9223372036854775808")).hasMessageContaining("beyond");
        assertThatThrownBy(() -> canonical("{\"a\":null}")).hasMessageContaining("no null values");
        assertThatThrownBy(() -> CanonicalJson.encode(JsonNodeFactory.instance.stringNode("a\ud83d")))
                .hasMessageContaining("surrogate");
    }

    @Test
    void writesTheLargestIntegersEveryReaderKeeps() {
        assertThat(canonical("[9007199254740991,-9007199254740991]")).isEqualTo("[9007199254740991,-9007199254740991]");
    }

    @Test
    void readsOnlyWhatIsAlreadyCanonical() throws ProofException {
        assertThat(CanonicalJson.decode(utf8("{\"a\":1}")).get("a").intValue()).isEqualTo(1);
        for (String bad : List.of(
                "{\"a\": 1}",
                "{\"b\":1,\"a\":1}",
                "{\"a\":1,\"a\":1}",
                "{\"a\":1}x",
                "{\"a\":01}",
                "{\"a\":\"\\u0041\"}",
                "{\"a\":1e3}",
                "",
                "[".repeat(100) + "]".repeat(100))) {
            assertThatThrownBy(() -> CanonicalJson.decode(utf8(bad))).as(bad).isInstanceOf(ProofException.class);
        }
        assertThatThrownBy(() -> CanonicalJson.decode(new byte[] {'"', (byte) 0xff, '"'}))
                .isInstanceOf(ProofException.class);
    }

    private static String canonical(String json) {
        return new String(CanonicalJson.encode(PlainJson.read(json)), StandardCharsets.UTF_8);
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
