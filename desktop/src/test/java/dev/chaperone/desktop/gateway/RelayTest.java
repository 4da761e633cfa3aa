package dev.chaperone.desktop.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.chaperone.desktop.gateway.FakeProvider.Received;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What passes passes as it is, and what does not is told in the protocol's own words. */
class RelayTest extends GatewayCase {

    private static final String QUESTION = "{ \"model\":\"m\",\"unknown\" : [1.50, \"ä\\u0041\"] }";

    @Test
    void aRequestArrivesByteForByteWithItsHeaders() throws Exception {
        rig.send(rig.request("/anthropic/v1/messages?beta=true")
                .header("x-api-key", "key")
                .header("anthropic-beta", "a,b")
                .header("X-Never-Heard-Of", "yes")
                .POST(HttpRequest.BodyPublishers.ofString(QUESTION)));

        Received received = rig.provider.received().getFirst();
        assertThat(received.line()).isEqualTo("POST /v1/messages?beta=true HTTP/1.1");
        assertThat(received.text()).isEqualTo(QUESTION);
        assertThat(received.header("x-api-key")).isEqualTo("key");
        assertThat(received.header("anthropic-beta")).isEqualTo("a,b");
        assertThat(received.header("X-Never-Heard-Of")).isEqualTo("yes");
        assertThat(received.header("Host")).isEqualTo(rig.provider.url().substring("http://".length()));
    }

    @Test
    void anErrorComesBackAsItIs() throws Exception {
        String error = "{\"type\":\"error\",\"error\":{\"type\":\"overloaded_error\",\"message\":\"Overloaded\"}}";
        rig.provider.answers((_, reply) -> {
            reply.raw("HTTP/1.1 529 Odd\r\nrequest-id: r1\r\nretry-after: 7\r\nContent-Type: application/json\r\n"
                    + "Content-Length: " + error.length() + "\r\n\r\n" + error);
        });

        HttpResponse<String> answer = rig.post("/anthropic/v1/messages", QUESTION);

        assertThat(answer.statusCode()).isEqualTo(529);
        assertThat(answer.body()).isEqualTo(error);
        assertThat(answer.headers().firstValue("request-id")).contains("r1");
        assertThat(answer.headers().firstValue("retry-after")).contains("7");
    }

    @Test
    void eachPieceIsPassedOnBeforeTheNextOneExists() throws Exception {
        CompletableFuture<Void> seen = new CompletableFuture<>();
        String ping = "event: ping\ndata: {\"type\": \"ping\"}\n\n";
        rig.provider.answers((_, reply) -> {
            reply.streamHead("x-request-id: r2");
            reply.piece(ping);
            seen.join();
            reply.piece("data: [DONE]\n\n");
            reply.end();
        });

        HttpResponse<InputStream> answer = rig.stream("/openai/v1/responses", QUESTION);

        assertThat(GatewayRig.next(answer.body(), ping)).isEqualTo(ping);
        seen.complete(null);
        assertThat(answer.body()).asString(StandardCharsets.UTF_8).isEqualTo("data: [DONE]\n\n");
        assertThat(answer.headers().firstValue("x-request-id")).contains("r2");
    }

    @Test
    void aPackedRequestIsUnpacked() throws Exception {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
            out.write(QUESTION.getBytes(StandardCharsets.UTF_8));
        }

        rig.send(rig.request("/openai/v1/responses")
                .header("Content-Encoding", "gzip")
                .POST(HttpRequest.BodyPublishers.ofByteArray(packed.toByteArray())));

        Received received = rig.provider.received().getFirst();
        assertThat(received.text()).isEqualTo(QUESTION);
        assertThat(received.header("Content-Encoding")).isEmpty();
    }

    @Test
    void aClientThatHangsUpWhileItWaitsStopsTheModel() throws Exception {
        CompletableFuture<Void> asked = new CompletableFuture<>();
        CompletableFuture<Void> stopped = new CompletableFuture<>();
        rig.provider.answers((_, reply) -> {
            asked.complete(null);
            reply.awaitHangUp();
            stopped.complete(null);
        });
        URI address = URI.create(rig.address);
        try (Socket client = new Socket(InetAddress.getLoopbackAddress(), address.getPort())) {
            client.getOutputStream()
                    .write("POST %s/anthropic/v1/messages HTTP/1.1\r\nHost: localhost\r\nContent-Length: 2\r\n\r\n{}"
                            .formatted(address.getPath())
                            .getBytes(StandardCharsets.UTF_8));
            asked.join();
        }

        assertThat(stopped).succeedsWithin(java.time.Duration.ofSeconds(20));
    }

    @Test
    void anAnswerThatBreaksOffBreaksOffForTheClientToo() throws Exception {
        rig.provider.answers((_, reply) -> {
            reply.streamHead();
            reply.piece("data: {\"half");
        });

        HttpResponse<InputStream> answer = rig.stream("/openai/v1/chat/completions", QUESTION);

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThatThrownBy(() -> answer.body().readAllBytes()).isInstanceOf(IOException.class);
    }

    @Test
    void aConnectionServesManyRequests() throws Exception {
        for (int i = 0; i < 20; i++) {
            assertThat(rig.post("/anthropic/v1/messages/count_tokens", QUESTION).statusCode())
                    .isEqualTo(200);
        }

        assertThat(rig.provider.received()).hasSize(20);
    }

    @Test
    void aQuestionWithoutABodyIsPassedOn() throws Exception {
        rig.send(rig.request("/anthropic/v1/models?limit=1000").GET());

        assertThat(rig.provider.received().getFirst().line()).isEqualTo("GET /v1/models?limit=1000 HTTP/1.1");
        assertThat(rig.journal.events()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "/anthropic/v1/messages, '{\"type\":\"error\",\"error\":{\"type\":\"permission_error\"'",
        "/openai/v1/responses, '{\"error\":{\"message\":'",
        "/gemini/v1beta/models/m:generateContent, '{\"error\":{\"code\":403,'"
    })
    void whatTheGateDeniesIsToldInTheProtocolsWords(String path, String beginning) throws Exception {
        rig.killSwitch.stop("ana");

        HttpResponse<String> answer = rig.post(path, QUESTION);

        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.body()).startsWith(beginning).contains("stopped every agent");
        assertThat(rig.provider.received()).isEmpty();
    }

    @Test
    void aFullJournalLetsNothingOut() throws Exception {
        rig.journal.fill();

        assertThat(rig.post("/anthropic/v1/messages", QUESTION).statusCode()).isEqualTo(403);
        assertThat(rig.provider.received()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"br, 415", "zstd, 415", "gzip, 400", "'gzip, gzip', 415"})
    void whatCanNotBeUnpackedIsNotSent(String coding, int status) throws Exception {
        HttpResponse<String> answer = rig.send(rig.request("/openai/v1/responses")
                .header("Content-Encoding", coding)
                .POST(HttpRequest.BodyPublishers.ofString(QUESTION)));

        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(rig.provider.received()).isEmpty();
    }

    @Test
    void whatIsNoTextIsNotSent() throws Exception {
        HttpResponse<String> answer = rig.send(rig.request("/openai/v1/responses")
                .POST(HttpRequest.BodyPublishers.ofByteArray(new byte[] {'"', (byte) 0xc3, '"'})));

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(rig.provider.received()).isEmpty();
    }

    @Test
    void twentyMegabytesAreRefused() throws Exception {
        HttpResponse<String> answer =
                rig.post("/anthropic/v1/messages", "{\"a\":\"" + "x".repeat(20 * 1024 * 1024) + "\"}");

        assertThat(answer.statusCode()).isEqualTo(413);
        assertThat(answer.body()).contains("request_too_large").contains("MB");
        assertThat(rig.provider.received()).isEmpty();
    }

    @Test
    void aPackedBombIsRefused() throws Exception {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
            out.write(new byte[64 * 1024 * 1024]);
        }

        HttpResponse<String> answer = rig.send(rig.request("/openai/v1/responses")
                .header("Content-Encoding", "gzip")
                .POST(HttpRequest.BodyPublishers.ofByteArray(packed.toByteArray())));

        assertThat(answer.statusCode()).isEqualTo(413);
    }

    @Test
    void aServerThatIsNotThereIsToldHonestly() throws Exception {
        rig.provider.close();

        HttpResponse<String> answer = rig.post("/anthropic/v1/messages", QUESTION);

        assertThat(answer.statusCode()).isEqualTo(502);
        assertThat(answer.body()).contains("api_error").contains("could not reach");
    }
}
