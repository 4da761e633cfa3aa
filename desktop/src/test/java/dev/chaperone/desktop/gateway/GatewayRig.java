package dev.chaperone.desktop.gateway;

import dev.chaperone.desktop.consent.FakeAlarm;
import dev.chaperone.desktop.consent.GrantBook;
import dev.chaperone.desktop.consent.GrantFile;
import dev.chaperone.desktop.consent.KillSwitch;
import dev.chaperone.desktop.consent.PromptQueue;
import dev.chaperone.desktop.device.PrivateDirectory;
import dev.chaperone.desktop.device.SealingKey;
import dev.chaperone.desktop.gate.Consent;
import dev.chaperone.desktop.gate.DataScreen;
import dev.chaperone.desktop.gate.FakeJournal;
import dev.chaperone.desktop.gate.FolderChoice;
import dev.chaperone.desktop.gate.Gate;
import dev.chaperone.desktop.gate.GrantMaker;
import dev.chaperone.desktop.gate.PartedBodies;
import dev.chaperone.desktop.gate.PromptCleaner;
import dev.chaperone.desktop.gate.Recorder;
import dev.chaperone.desktop.gate.SessionVaults;
import dev.chaperone.desktop.policy.PolicySources;
import dev.chaperone.model.action.AbsolutePath;
import dev.chaperone.model.action.DecisionId;
import dev.chaperone.model.action.Verdict;
import dev.chaperone.model.consent.Prompt.Glance;
import dev.chaperone.model.policy.DataRules;
import dev.chaperone.model.policy.ModelTraffic;
import dev.chaperone.model.policy.ModelTraffic.UngatedResults;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import okhttp3.OkHttpClient;
import tools.jackson.databind.json.JsonMapper;

/** The gateway before the real gate, a provider that answers from a script, and clients over real sockets. */
final class GatewayRig implements AutoCloseable {

    static final String AGENT = "claude-code";

    final FakeProvider provider = new FakeProvider();
    final FakeJournal journal = new FakeJournal();
    final KillSwitch killSwitch;
    ModelGateway gateway;
    final String address;
    private final ModelGateway.Surroundings around;
    private final PrivateDirectory memory;
    volatile boolean restoreInTools = true;
    volatile UngatedResults ungatedResults = UngatedResults.ENFORCE;
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    GatewayRig(Path disk) throws IOException {
        PrivateDirectory state = PrivateDirectory.open(disk.resolve("state"));
        FakeAlarm alarm = new FakeAlarm();
        killSwitch = new KillSwitch(state, alarm.clock());
        AbsolutePath home = new AbsolutePath(disk.toString());
        SessionVaults vaults = new SessionVaults(new SecureRandom());
        AtomicInteger ids = new AtomicInteger();
        PromptQueue queue = new PromptQueue(alarm, _ -> CompletableFuture.completedFuture(Glance.NONE), () -> "p");
        GrantBook grants = new GrantBook(new GrantFile(state, SealingKey.open(state, "key.json")), alarm.clock());
        GrantMaker maker = new GrantMaker(alarm.clock(), () -> "g");
        PartedBodies bodies = new PartedBodies();
        PromptCleaner cleaner = new PromptCleaner(new DataScreen(DataRules::none), vaults, bodies);
        Gate gate = new Gate(
                () -> PolicySources.builtIn().policy(),
                killSwitch,
                new Consent(queue, grants, maker, new FolderChoice(home), home),
                cleaner,
                new Recorder(journal),
                () -> new DecisionId("d" + ids.incrementAndGet()));
        around =
                new ModelGateway.Surroundings(gate, vaults, bodies, home, () -> "c" + ids.incrementAndGet(), _ -> true);
        memory = state.child("gateway");
        gateway = fresh();
        address = gateway.open(AGENT);
    }

    private ModelGateway fresh() throws IOException {
        return new ModelGateway(memory, new SecureRandom(), around, new OkHttpClient(), this::traffic);
    }

    /** As after a restart of the service, but for the sessions' vaults. */
    void restart() throws IOException {
        gateway.close();
        gateway = fresh();
        gateway.resume();
    }

    /** A hook has asked the gate about this call. */
    void asked(String agent, String id, Verdict verdict) {
        gateway.asked(agent, Optional.of(id), "Bash", JsonMapper.shared().createObjectNode(), verdict);
    }

    private ModelTraffic traffic() {
        List<String> servers = Arrays.stream(Protocol.values())
                .map(p -> p.wireName() + "=" + provider.url())
                .toList();
        return new ModelTraffic(servers, restoreInTools, ungatedResults);
    }

    HttpResponse<String> post(String path, String body) throws IOException, InterruptedException {
        return send(request(path).POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    /** To another agent's address. */
    HttpResponse<String> postTo(String url, String body) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(URI.create(url)).POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(address + path)).header("Content-Type", "application/json");
    }

    HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    /** The answer while it comes. */
    HttpResponse<InputStream> stream(String path, String body) throws IOException, InterruptedException {
        return client.send(
                request(path).POST(HttpRequest.BodyPublishers.ofString(body)).build(),
                HttpResponse.BodyHandlers.ofInputStream());
    }

    /** Reads just as much as a text is long. */
    static String next(InputStream in, String expected) throws IOException {
        return new String(in.readNBytes(expected.getBytes(StandardCharsets.UTF_8).length), StandardCharsets.UTF_8);
    }

    @Override
    public void close() throws IOException {
        gateway.close();
        provider.close();
        client.close();
    }
}
