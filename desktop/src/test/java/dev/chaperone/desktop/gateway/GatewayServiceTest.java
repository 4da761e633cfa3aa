package dev.chaperone.desktop.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chaperone.desktop.people.PeopleReply;
import dev.chaperone.desktop.people.PeopleRequest;
import dev.chaperone.desktop.service.ServiceRig;
import dev.chaperone.model.consent.Answer;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The gateway as a part of the whole service. */
@Timeout(60)
class GatewayServiceTest {

    private static final String TOKEN = "ghp" + "_aB3dE5fG7hJ9kL1mN2pQ4rS6tU8vW0xYz5cD";

    @TempDir
    Path disk;

    private ServiceRig service;
    private FakeProvider provider;

    @BeforeEach
    void start() throws IOException {
        service = new ServiceRig(disk);
        provider = new FakeProvider();
        service.policy("""
                apiVersion: chaperone/v1
                kind: Policy
                metadata: {name: mine, version: 2}
                settings:
                  ModelServers: ["anthropic=%s"]
                """.formatted(provider.url()));
    }

    @AfterEach
    void stop() throws IOException {
        service.close();
        provider.close();
    }

    @Test
    void listensOnlyWhenAnAgentWasGivenAnAddress() throws IOException {
        assertThat(state().address()).isEmpty();

        open();

        assertThat(state().address()).startsWith("http://127.0.0.1:");
        assertThat(state().agents()).containsExactly("claude-code");
        assertThat(state().servers()).containsEntry("anthropic", provider.url());
    }

    @Test
    void aSecretDoesNotArriveAndIsCountedInTheJournal() throws Exception {
        post(open(), "{\"messages\":[{\"role\":\"user\",\"content\":\"use " + TOKEN + "\"}]}");

        assertThat(provider.received())
                .singleElement()
                .satisfies(received ->
                        assertThat(received.text()).contains("use CHAPERONE_").doesNotContain(TOKEN));
        assertThat(service.events("prompt.sanitised"))
                .singleElement()
                .satisfies(event -> assertThat(event.path("classes").toString()).contains("github-token"));
        assertThat(state().counts()).containsEntry("answered 200", 1L);
    }

    @Test
    void anAddressIsGoodAfterARestart() throws Exception {
        String address = open();

        service.restart();

        assertThat(post(address, "{}").statusCode()).isEqualTo(200);
    }

    @Test
    void aResultLeavesIfTheHookAskedAboutItsCall() throws Exception {
        String address = open();
        String reading = service.toolCall("Read", "file_path", service.home() + "/a.txt");
        service.answering(service.send("PreToolUse", reading), Answer.ONCE);

        post(address, result("call-1"));
        post(address, result("call-2"));

        assertThat(provider.received().getFirst().text()).contains("the content");
        assertThat(provider.received().getLast().text()).doesNotContain("the content");
    }

    @Test
    void observingLetsAResultOutAndRecordsIt() throws Exception {
        service.policy("""
                apiVersion: chaperone/v1
                kind: Policy
                metadata: {name: mine, version: 3}
                settings:
                  UngatedResults: observe
                  ModelServers: ["anthropic=%s"]
                """.formatted(provider.url()));

        post(open(), result("call-2"));

        assertThat(provider.received().getFirst().text()).contains("the content");
        assertThat(service.decisions())
                .filteredOn(d -> d.path("causeRef").asString("").equals("bypass"))
                .singleElement()
                .satisfies(d -> assertThat(d.path("outcome").asString("")).isEqualTo("allow"));
    }

    @Test
    void aModelThatIsNotAllowedGetsNothing() throws Exception {
        policy("AllowedModels: [claude-*]");
        String address = open();

        HttpResponse<String> refused = post(address, "{\"model\":\"gpt-5\",\"messages\":[]}");
        HttpResponse<String> sent = post(address, "{\"model\":\"claude-x\",\"messages\":[]}");

        assertThat(refused.statusCode()).isEqualTo(403);
        assertThat(refused.body()).contains("permission_error", "may not be sent to this model");
        assertThat(sent.statusCode()).isEqualTo(200);
        assertThat(service.decisions())
                .anyMatch(d -> d.path("causeRef").asString("").equals("prompt.model"));
    }

    @Test
    void aConversationThatIsTooLongGetsNowhere() throws Exception {
        policy("MostPromptKilobytes: 1");

        HttpResponse<String> refused = post(open(), "{\"messages\":[{\"content\":\"" + "x".repeat(1_100) + "\"}]}");

        assertThat(refused.statusCode()).isEqualTo(403);
        assertThat(refused.body()).contains("longer than the 1 KB");
    }

    @Test
    void whatBecomesOfAFindingDependsOnItsClassAndTheModel() throws Exception {
        policy("PromptFindings: [\"secret.*@gpt-*=block\", \"secret.*=warn\"]");
        String address = open();
        String prompt = "{\"model\":\"%s\",\"messages\":[{\"role\":\"user\",\"content\":\"use " + TOKEN + "\"}]}";

        assertThat(post(address, prompt.formatted("gpt-5")).statusCode()).isEqualTo(403);
        assertThat(post(address, prompt.formatted("m")).statusCode()).isEqualTo(200);
        assertThat(provider.received())
                .singleElement()
                .satisfies(r -> assertThat(r.text()).contains(TOKEN));
        policy("PromptFindings: []");
        post(address, prompt.formatted("m"));
        assertThat(provider.received().getLast().text()).doesNotContain(TOKEN);
    }

    private void policy(String setting) throws IOException {
        service.policy("""
                apiVersion: chaperone/v1
                kind: Policy
                metadata: {name: mine, version: 3}
                settings:
                  %s
                  ModelServers: ["anthropic=%s"]
                """.formatted(setting, provider.url()));
    }

    private static String result(String id) {
        return """
                {"messages":[{"role":"assistant","content":[{"type":"tool_use","id":"%1$s","name":"Read","input":{}}]},
                {"role":"user","content":[{"type":"tool_result","tool_use_id":"%1$s","content":"the content"}]}]}""".formatted(id);
    }

    private String open() throws IOException {
        PeopleReply reply = service.people().call(new PeopleRequest.OpenGateway("claude-code"));
        return ((PeopleReply.GatewayAddress) reply).url();
    }

    private PeopleReply.Gateway state() throws IOException {
        return (PeopleReply.Gateway) service.people().call(new PeopleRequest.GatewayState());
    }

    private static HttpResponse<String> post(String address, String body) throws Exception {
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(
                    HttpRequest.newBuilder(URI.create(address + "/anthropic/v1/messages"))
                            .POST(HttpRequest.BodyPublishers.ofString(body))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
        }
    }
}
