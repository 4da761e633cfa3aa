package dev.chaperone.desktop.gateway.answer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chaperone.model.sanitise.restore.Escaping;
import dev.chaperone.model.sanitise.restore.Vault;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Values come back whatever the pieces are, and nothing else changes. */
class PassageTest {

    private static final String VALUE = "s3\"cr\\et\nä\uD83D\uDE00";

    private final Vault vault = new Vault(new byte[32]);
    private final String placeholder = vault.remember("SECRET", VALUE, Escaping.NONE);

    /** How one piece of a lane, and the end of it, look in a protocol. */
    enum Dialect {
        MESSAGES_TEXT(false),
        MESSAGES_TOOL(true),
        RESPONSES_TEXT(false),
        RESPONSES_TOOL(true),
        CHAT_TEXT(false),
        CHAT_TOOL(true),
        GEMINI_TEXT(false);

        private final boolean json;

        Dialect(boolean json) {
            this.json = json;
        }

        String piece(String piece) {
            ObjectNode event = JsonMapper.shared().createObjectNode();
            return switch (this) {
                case MESSAGES_TEXT, MESSAGES_TOOL -> {
                    event.put("type", "content_block_delta").put("index", 1);
                    event.putObject("delta").put(json ? "partial_json" : "text", piece);
                    yield "event: content_block_delta\ndata: " + event + "\n\n";
                }
                case RESPONSES_TEXT, RESPONSES_TOOL -> {
                    event.put("type", json ? "response.function_call_arguments.delta" : "response.output_text.delta");
                    yield "data: " + event.put("output_index", 2).put("delta", piece) + "\n\n";
                }
                case CHAT_TEXT -> {
                    choice(event).putObject("delta").put("content", piece);
                    yield "data: " + event + "\n\n";
                }
                case CHAT_TOOL -> {
                    ObjectNode call = choice(event)
                            .putObject("delta")
                            .putArray("tool_calls")
                            .addObject();
                    call.put("index", 3).putObject("function").put("arguments", piece);
                    yield "data: " + event + "\n\n";
                }
                case GEMINI_TEXT -> {
                    ObjectNode content =
                            event.putArray("candidates").addObject().putObject("content");
                    content.putArray("parts").addObject().put("text", piece);
                    yield "data: " + event + "\r\n\r\n";
                }
            };
        }

        private static ObjectNode choice(ObjectNode event) {
            return event.putArray("choices").addObject().put("index", 0).putNull("finish_reason");
        }

        String end() {
            return switch (this) {
                case MESSAGES_TEXT, MESSAGES_TOOL -> "data: {\"type\":\"content_block_stop\",\"index\":1}\n\n";
                case RESPONSES_TEXT -> "data: {\"type\":\"response.output_text.done\",\"output_index\":2}\n\n";
                case RESPONSES_TOOL ->
                    "data: {\"type\":\"response.function_call_arguments.done\",\"output_index\":2}\n\n";
                case CHAT_TEXT, CHAT_TOOL -> "data: {\"choices\":[{\"delta\":{},\"finish_reason\":\"stop\"}]}\n\n";
                case GEMINI_TEXT -> "data: {\"candidates\":[{\"finishReason\":\"STOP\"}]}\r\n\r\n";
            };
        }

        /** The pieces of a stream, put together as a client does. */
        String spoken(String stream) {
            StringBuilder spoken = new StringBuilder();
            for (String line : stream.split("[\\r\\n]+", -1)) {
                if (line.startsWith("data:")) {
                    spoken.append(pieceIn(JsonMapper.shared().readTree(line.substring(5))));
                }
            }
            return spoken.toString();
        }

        private String pieceIn(JsonNode event) {
            JsonNode choice = event.path("choices").path(0).path("delta");
            return switch (this) {
                case MESSAGES_TEXT -> event.path("delta").path("text").asString("");
                case MESSAGES_TOOL -> event.path("delta").path("partial_json").asString("");
                case RESPONSES_TEXT, RESPONSES_TOOL -> event.path("delta").asString("");
                case CHAT_TEXT -> choice.path("content").asString("");
                case CHAT_TOOL ->
                    choice.path("tool_calls")
                            .path(0)
                            .path("function")
                            .path("arguments")
                            .asString("");
                case GEMINI_TEXT ->
                    event.at("/candidates/0/content/parts/0/text").asString("");
            };
        }
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void aPlaceholderInAnyTwoPiecesIsRestored(Dialect dialect) {
        String said = dialect.json ? "{\"cmd\":\"use %s\"}".formatted(placeholder) : "use " + placeholder + " C";
        for (int split = 0; split <= said.length(); split++) {
            String stream =
                    dialect.piece(said.substring(0, split)) + dialect.piece(said.substring(split)) + dialect.end();

            assertThat(value(dialect, dialect.spoken(through(stream, stream.length(), true))))
                    .as("split at %d", split)
                    .isEqualTo(dialect.json ? "use " + VALUE : "use " + VALUE + " C");
        }
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void pieceByPieceAndByteByByteItIsTheSame(Dialect dialect) {
        String said = dialect.json ? "{\"cmd\":\"use %s\"}".formatted(placeholder) : "use " + placeholder + " C";
        StringBuilder stream = new StringBuilder();
        said.chars().forEach(c -> stream.append(dialect.piece(String.valueOf((char) c))));
        stream.append(dialect.end());

        for (int size : new int[] {1, 2, 7, 64, 100_000}) {
            assertThat(value(dialect, dialect.spoken(through(stream.toString(), size, true))))
                    .isEqualTo(dialect.json ? "use " + VALUE : "use " + VALUE + " C");
        }
    }

    private static String value(Dialect dialect, String spoken) {
        return dialect.json ? JsonMapper.shared().readTree(spoken).path("cmd").asString("") : spoken;
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void whatHoldsNoPlaceholderStaysByteForByte(Dialect dialect) {
        String stream = "event: ping\ndata: {\"type\": \"ping\"}\n\n: a comment\n\nretry: 1\n\n"
                + dialect.piece("Nothing \u00e4 here.").replace("ä", "\\u00e4")
                + dialect.end()
                + "data: [DONE]\n\nbroken";

        assertThat(through(stream, 5, true)).isEqualTo(stream);
    }

    @Test
    void theBeginningIsNotHeldBackWithTheRest() {
        EventStream passage = new EventStream(vault, true);
        byte[] first =
                Dialect.CHAT_TEXT.piece("see " + placeholder.substring(0, 12)).getBytes(StandardCharsets.UTF_8);

        String passed = new String(passage.accept(first, first.length), StandardCharsets.UTF_8);

        assertThat(Dialect.CHAT_TEXT.spoken(passed)).isEqualTo("see ");
    }

    @Test
    void whatOnlyBeganLikeAPlaceholderComesBeforeTheEnd() {
        String stream = Dialect.MESSAGES_TEXT.piece("vitamin C") + Dialect.MESSAGES_TEXT.end();

        String passed = through(stream, 3, true);

        assertThat(passed)
                .startsWith(Dialect.MESSAGES_TEXT.piece("vitamin ") + Dialect.MESSAGES_TEXT.piece("C"))
                .endsWith(Dialect.MESSAGES_TEXT.end());
    }

    @Test
    void lanesDoNotMix() {
        List<String> events = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            events.add(choice(i, i + placeholder.substring(0, 10)));
        }
        for (int i = 2; i >= 0; i--) {
            events.add(choice(i, placeholder.substring(10)));
        }

        String passed = through(String.join("", events) + "data: [DONE]\n\n", 1_000, true);

        String value = JsonString.of(VALUE);
        assertThat(passed)
                .isEqualTo(choice(0, "0") + choice(1, "1") + choice(2, "2")
                        + choice(2, "@").replace("\"@\"", value)
                        + choice(1, "@").replace("\"@\"", value)
                        + choice(0, "@").replace("\"@\"", value)
                        + "data: [DONE]\n\n");
    }

    private static String choice(int index, String content) {
        return "data: {\"choices\":[{\"index\":%d,\"delta\":{\"content\":\"%s\"}}]}\n\n".formatted(index, content);
    }

    @Test
    void toolsGetThePlaceholderIfPolicySaysSo() {
        String stream = Dialect.MESSAGES_TOOL.piece("{\"cmd\":\"" + placeholder + "\"}") + Dialect.MESSAGES_TOOL.end();

        assertThat(through(stream, 9, false)).isEqualTo(stream);
    }

    @Test
    void thoughtsAndWhatIsNotSpeechStay() {
        String stream = "data: {\"type\":\"content_block_delta\",\"index\":0,\"delta\":{\"thinking\":\"%1$s\"}}\n\n"
                .concat("data: {\"id\":\"%1$s\",\"choices\":[{\"delta\":{\"role\":\"%1$s\"}}]}\n\n")
                .concat("data: {\"type\":\"response.reasoning_text.delta\",\"delta\":\"%1$s\"}\n\n")
                .formatted(placeholder);

        assertThat(through(stream, 11, true)).isEqualTo(stream);
    }

    @Test
    void wholeAnswersAreRestoredWithEverythingElseAsItWas() {
        String answer = """
                {"id":"m", "content":[{"type":"text","text":"Use %1$s."},
                 {"type":"tool_use","id":"%1$s","name":"Bash","input":{"command":"echo %1$s","n":1.50}}],
                 "choices":[{"message":{"content":"%1$s","tool_calls":[{"function":{"arguments":"{\\"a\\":\\"%1$s\\"}"}}]}}],
                 "output":[{"type":"function_call","arguments":"{\\"a\\":\\"%1$s\\"}"}],
                 "candidates":[{"content":{"parts":[{"functionCall":{"name":"x","args":{"a":["%1$s"]}}}]}}]}""".formatted(placeholder);
        WholeAnswer passage = new WholeAnswer(vault, true);
        byte[] bytes = answer.getBytes(StandardCharsets.UTF_8);

        assertThat(passage.accept(bytes, bytes.length)).isEmpty();
        String passed = new String(passage.finish(), StandardCharsets.UTF_8);

        String once = JsonString.of(VALUE).replaceAll("^\"|\"$", "");
        String twice = JsonString.of(once).replaceAll("^\"|\"$", "");
        assertThat(passed)
                .isEqualTo(answer.replace("\\\"" + placeholder, "\\\"" + twice)
                        .replace("\"id\":\"" + placeholder, "\"id\":\"KEPT")
                        .replace(placeholder, once)
                        .replace("KEPT", placeholder));
        assertThat(JsonMapper.shared()
                        .readTree(passed)
                        .at("/output/0/arguments")
                        .asString(""))
                .isEqualTo("{\"a\":\"" + once + "\"}");
    }

    private String through(String stream, int size, boolean tools) {
        EventStream passage = new EventStream(vault, tools);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        byte[] bytes = stream.getBytes(StandardCharsets.UTF_8);
        for (int at = 0; at < bytes.length; at += size) {
            byte[] piece = java.util.Arrays.copyOfRange(bytes, at, Math.min(bytes.length, at + size));
            out.writeBytes(passage.accept(piece, piece.length));
        }
        out.writeBytes(passage.finish());
        return out.toString(StandardCharsets.UTF_8);
    }
}
