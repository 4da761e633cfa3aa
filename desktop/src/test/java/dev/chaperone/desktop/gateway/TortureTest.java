package dev.chaperone.desktop.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Much at once, long, slow, broken or hostile. */
class TortureTest extends GatewayCase {

    private static final Pattern PLACEHOLDER = Pattern.compile("CHAPERONE_[A-Z0-9]+_[A-Z0-9]{8}");
    private static final String MESSAGES = "/anthropic/v1/messages";
    private static final int SESSIONS = 100;

    /** The model says to each session the placeholders of all of them, once every session has asked. */
    @Test
    void aHundredSessionsAtOnceGetTheirOwnValuesOnly() throws Exception {
        CountDownLatch asked = new CountDownLatch(SESSIONS);
        List<String> placeholders = java.util.Collections.synchronizedList(new ArrayList<>());
        rig.provider.answers((request, reply) -> {
            placeholders.add(placeholder(request.text()));
            asked.countDown();
            await(asked);
            reply.streamHead();
            for (String one : List.copyOf(placeholders)) {
                reply.piece(delta(one.substring(0, 20)));
                reply.piece(delta(one.substring(20) + " "));
            }
            reply.piece("event: message_stop\ndata: {\"type\":\"message_stop\"}\n\n");
            reply.end();
        });

        List<CompletableFuture<String>> answers = new ArrayList<>();
        for (int i = 0; i < SESSIONS; i++) {
            int session = i;
            answers.add(CompletableFuture.supplyAsync(
                    () -> ask("s" + session, secret(session)),
                    task -> Thread.ofVirtual().start(task)));
        }

        for (int i = 0; i < SESSIONS; i++) {
            String answer = answers.get(i).get();
            assertThat(answer).contains(secret(i));
            for (int other = 0; other < SESSIONS; other++) {
                assertThat(other == i || !answer.contains(secret(other)))
                        .as("session %d sees the secret of session %d", i, other)
                        .isTrue();
            }
        }
    }

    @Test
    void twoHundredTurnsKeepWhatTheProviderHasCached() throws Exception {
        StringBuilder turns = new StringBuilder();
        String before = "";
        for (int i = 0; i < 200; i++) {
            turns.append(i == 0 ? "" : ",").append(turn(i % 2 == 0 ? "user" : "assistant", "token " + secret(i % 50)));
            rig.post(MESSAGES, "{\"model\":\"m\",\"messages\":[" + turns + "]}");
            String now = rig.provider.received().getLast().text();
            assertThat(now).startsWith(before).doesNotContain("ghp" + "_");
            before = now.substring(0, now.length() - 2);
        }
    }

    @Test
    void aPartOfOneAndAHalfMegabytesIsCleaned() throws Exception {
        String part = "a line of an ordinary log, number 12, with nothing in it\\n".repeat(27_000) + secret(1);

        HttpResponse<String> answer = rig.post(MESSAGES, "{\"messages\":[" + turn("user", part) + "]}");

        assertThat(answer.statusCode()).isEqualTo(200);
        String sent = rig.provider.received().getLast().text();
        assertThat(sent).hasSizeGreaterThan(1_500_000).contains("CHAPERONE_").doesNotContain(secret(1));
    }

    @Test
    void anAnswerThatBreaksOffInAPlaceholderShowsNoValueAndBreaksOff() throws Exception {
        rig.provider.answers((request, reply) -> {
            reply.streamHead();
            reply.piece(delta("it is "));
            reply.piece(delta(placeholder(request.text()).substring(0, 22)));
        });

        try (InputStream in = rig.stream(MESSAGES, "{\"messages\":[" + turn("user", secret(3)) + "]}")
                .body()) {
            ByteArrayOutputStream got = new ByteArrayOutputStream();
            assertThat(brokeOff(in, got)).isTrue();
            assertThat(got.toString(StandardCharsets.UTF_8)).contains("it is ").doesNotContain(secret(3));
        }
    }

    @Test
    void aClientThatGoesAwayInMidAnswerStopsTheModel() throws Exception {
        CompletableFuture<Void> stopped = new CompletableFuture<>();
        rig.provider.answers((_, reply) -> {
            reply.streamHead();
            reply.piece(delta("first"));
            reply.awaitHangUp();
            stopped.complete(null);
        });

        InputStream in = rig.stream(MESSAGES, "{\"messages\":[" + turn("user", "hello") + "]}")
                .body();
        GatewayRig.next(in, delta("first"));
        in.close();

        assertThat(stopped).succeedsWithin(Duration.ofSeconds(20));
    }

    @Test
    void aSlowModelIsWaitedForAndEachPieceComesAsItIs() throws Exception {
        CompletableFuture<Void> go = new CompletableFuture<>();
        rig.provider.answers((request, reply) -> {
            String placeholder = placeholder(request.text());
            reply.streamHead();
            for (char c : delta(placeholder).toCharArray()) {
                reply.piece(String.valueOf(c));
            }
            reply.piece(delta("."));
            go.join();
            reply.end();
        });

        InputStream in = rig.stream(MESSAGES, "{\"messages\":[" + turn("user", secret(4)) + "]}")
                .body();
        String expected = delta(secret(4)) + delta(".");
        assertThat(GatewayRig.next(in, expected)).isEqualTo(expected);
        go.complete(null);
        assertThat(in.readAllBytes()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "CHAPERONE_SECRET_",
                "CHAPERONE_SECRET_AAAAAAAA",
                "CHAPERONE_" + "A",
                "CHAPERONE_SECRET_\\u0041AAAAAAA",
                "CHAPERONE_CHAPERONE_SECRET_AAAAAAAA"
            })
    void aPlaceholderNobodyIssuedStaysAsItIs(String hostile) throws Exception {
        String repeated = (hostile + " ").repeat(2_000);
        rig.provider.answers((_, reply) -> {
            reply.streamHead();
            reply.piece(delta(repeated));
            reply.end();
        });

        InputStream in = rig.stream(MESSAGES, "{\"messages\":[" + turn("user", secret(5)) + "]}")
                .body();

        assertThat(in).asString(StandardCharsets.UTF_8).isEqualTo(delta(repeated));
    }

    @Test
    void anAnswerThatComesPackedUnaskedIsUnpacked() throws Exception {
        rig.provider.answers((request, reply) -> {
            ByteArrayOutputStream packed = new ByteArrayOutputStream();
            try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
                out.write(delta(placeholder(request.text())).getBytes(StandardCharsets.UTF_8));
            }
            reply.streamHead("Content-Encoding: gzip");
            reply.piece(packed.toByteArray());
            reply.end();
        });

        HttpResponse<String> answer = rig.post(MESSAGES, "{\"messages\":[" + turn("user", secret(6)) + "]}");

        assertThat(answer.body()).isEqualTo(delta(secret(6)));
        assertThat(answer.headers().firstValue("Content-Encoding")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"br", "zstd"})
    void anAnswerThatCanNotBeUnpackedIsRefusedPlainly(String coding) throws Exception {
        rig.provider.answers((_, reply) -> {
            reply.streamHead("Content-Encoding: " + coding);
            reply.piece("xx");
            reply.end();
        });

        HttpResponse<String> answer = rig.post(MESSAGES, "{\"messages\":[" + turn("user", secret(7)) + "]}");

        assertThat(answer.statusCode()).isEqualTo(502);
        assertThat(answer.body()).contains("packs its answers", coding);
    }

    private String ask(String session, String secret) {
        try {
            return rig.send(rig.request(MESSAGES)
                            .header("x-claude-code-session-id", session)
                            .POST(java.net.http.HttpRequest.BodyPublishers.ofString(
                                    "{\"messages\":[" + turn("user", "use " + secret) + "]}")))
                    .body();
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static boolean brokeOff(InputStream in, ByteArrayOutputStream got) {
        try {
            for (int c = in.read(); c >= 0; c = in.read()) {
                got.write(c);
            }
            return false;
        } catch (IOException _) {
            return true;
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String placeholder(String text) {
        Matcher found = PLACEHOLDER.matcher(text);
        return found.find() ? found.group() : "none-was-there-to-be-found";
    }

    private static String turn(String role, String text) {
        return "{\"role\":\"%s\",\"content\":\"%s\"}".formatted(role, text);
    }

    private static String delta(String text) {
        return "event: content_block_delta\ndata: {\"type\":\"content_block_delta\",\"index\":0,"
                + "\"delta\":{\"type\":\"text_delta\",\"text\":\"" + text + "\"}}\n\n";
    }

    /** Each another one. */
    private static String secret(int number) {
        return "gh" + "p_" + "1aB2cD3eF4gH5iJ6kL7mN8oP9qR0sT1u" + "%04d".formatted(number * 37 + 1000);
    }
}
