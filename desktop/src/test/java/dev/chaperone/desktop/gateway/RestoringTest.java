package dev.chaperone.desktop.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chaperone.model.audit.EventBody;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The model sees placeholders, and the agent sees values. */
@Timeout(120)
class RestoringTest extends GatewayCase {

    private static final Pattern PLACEHOLDER = Pattern.compile("CHAPERONE_[A-Z0-9]+_[A-Z0-9]{8}");
    private static final String TOKEN = "ghp" + "_aB3dE5fG7hJ9kL1mN2pQ4rS6tU8vW0xYz5cD";
    private static final String MESSAGES = "/anthropic/v1/messages";

    @Test
    void aToolCallGetsTheRealValueWhileTheModelSaysThePlaceholder() throws Exception {
        rig.provider.answers((request, reply) -> {
            String placeholder = placeholderIn(request.text());
            reply.streamHead();
            reply.piece(argument("{\\\"cmd\\\":\\\"use " + placeholder.substring(0, 15)));
            reply.piece(argument(placeholder.substring(15) + "\\\"}"));
            reply.piece("data: {\"type\":\"content_block_stop\",\"index\":0}\n\n");
            reply.end();
        });

        String answer = rig.post(MESSAGES, question(TOKEN)).body();

        assertThat(rig.provider.received().getFirst().text()).doesNotContain(TOKEN);
        assertThat(answer).contains(TOKEN).doesNotContain("CHAPERONE_");
    }

    @Test
    void toolsGetThePlaceholderWherePolicySaysSo() throws Exception {
        rig.restoreInTools = false;
        rig.provider.answers((request, reply) -> {
            reply.streamHead();
            reply.piece(argument(placeholderIn(request.text())));
            reply.end();
        });

        assertThat(rig.post(MESSAGES, question(TOKEN)).body())
                .contains("CHAPERONE_")
                .doesNotContain(TOKEN);
    }

    @Test
    void aPieceWithoutAPlaceholderIsPassedOnAtOnce() throws Exception {
        CompletableFuture<Void> seen = new CompletableFuture<>();
        rig.provider.answers((_, reply) -> {
            reply.streamHead();
            reply.piece(text("hello"));
            seen.join();
            reply.end();
        });

        HttpResponse<InputStream> answer = rig.stream(MESSAGES, question(TOKEN));

        assertThat(GatewayRig.next(answer.body(), text("hello"))).isEqualTo(text("hello"));
        seen.complete(null);
        assertThat(answer.body()).asString(StandardCharsets.UTF_8).isEmpty();
    }

    @Test
    void errorsStayAsTheyCame() throws Exception {
        rig.provider.answers((request, reply) ->
                reply.whole(400, "application/json", "{\"text\":\"" + placeholderIn(request.text()) + "\"}"));

        assertThat(rig.post(MESSAGES, question(TOKEN)).body()).contains("CHAPERONE_");
    }

    @Test
    void theConversationStaysTheSameForTheProvidersCache() throws Exception {
        StringBuilder history = new StringBuilder("{\"model\":\"m-1\",\"messages\":[");
        List<String> sent = new ArrayList<>();
        for (int turn = 0; turn < 200; turn++) {
            history.append(turn == 0 ? "" : ",")
                    .append("{\"role\":\"user\",\"content\":\"turn ")
                    .append(turn)
                    .append(turn % 20 == 0 ? " " + TOKEN + turn : "")
                    .append("\"}");
            rig.post(MESSAGES, history + "]}");
            String body = rig.provider.received().getLast().text();
            sent.add(body.substring(0, body.length() - 2));
        }

        for (int turn = 1; turn < sent.size(); turn++) {
            assertThat(sent.get(turn)).startsWith(sent.get(turn - 1));
        }
        assertThat(sent.getLast()).doesNotContain(TOKEN);
    }

    @Test
    void theJournalHasTheModelAndAHashAndNoText() throws Exception {
        rig.post(MESSAGES, question(TOKEN));
        rig.post("/gemini/v1beta/models/gemini-9:generateContent", "{\"contents\":[]}");

        assertThat(rig.journal.decisions()).extracting(d -> d.details().model()).containsExactly("m-1", "gemini-9");
        assertThat(rig.journal.decisions())
                .extracting(EventBody.Decided::surface)
                .containsOnly("claude-code/gateway");
        assertThat(rig.journal.events().toString()).doesNotContain(TOKEN);
    }

    /** Each session asks for the placeholders of all others. */
    @Test
    void nothingLeaksIntoAnotherSession() throws Exception {
        int sessions = 100;
        List<String> placeholders = new ArrayList<>();
        for (int i = 0; i < sessions; i++) {
            ask("s" + i, question(secret(i)));
            placeholders.add(placeholderIn(rig.provider.received().getLast().text()));
        }
        rig.provider.answers((_, reply) -> {
            reply.streamHead();
            for (String placeholder : placeholders) {
                reply.piece(text(placeholder.substring(0, 14)));
                reply.piece(text(placeholder.substring(14) + " "));
            }
            reply.end();
        });

        try (ExecutorService all = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<String>> answers = new ArrayList<>();
            for (int i = 0; i < sessions; i++) {
                String session = "s" + i;
                answers.add(all.submit(() -> ask(session, question("nothing")).body()));
            }
            for (int i = 0; i < sessions; i++) {
                String answer = answers.get(i).get();
                assertThat(answer).contains(secret(i));
                assertThat(answer.split("AKIA", -1)).hasSize(2);
            }
        }
    }

    private static String secret(int i) {
        return "AKIA"
                + "QYLPMN5HHHFPZ%03d"
                        .formatted(i)
                        .replace('0', 'A')
                        .replace('1', 'B')
                        .replace('8', 'C')
                        .replace('9', 'D');
    }

    private HttpResponse<String> ask(String session, String body) throws IOException, InterruptedException {
        return rig.send(rig.request(MESSAGES)
                .header("x-claude-code-session-id", session)
                .POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    private static String question(String secret) {
        return "{\"model\":\"m-1\",\"messages\":[{\"role\":\"user\",\"content\":\"use %s now\"}]}".formatted(secret);
    }

    private static String text(String text) {
        return "data: {\"type\":\"content_block_delta\",\"index\":0,\"delta\":{\"text\":\"%s\"}}\n\n".formatted(text);
    }

    private static String argument(String json) {
        return "data: {\"type\":\"content_block_delta\",\"index\":0,\"delta\":{\"partial_json\":\"%s\"}}\n\n"
                .formatted(json);
    }

    private static String placeholderIn(String body) {
        Matcher found = PLACEHOLDER.matcher(body);
        assertThat(found.find()).as(body).isTrue();
        return found.group();
    }
}
