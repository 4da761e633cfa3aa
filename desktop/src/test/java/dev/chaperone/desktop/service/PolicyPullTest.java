package dev.chaperone.desktop.service;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.chaperone.desktop.consent.FakeAlarm;
import dev.chaperone.desktop.device.CentralAddress;
import dev.chaperone.desktop.device.Enrolled;
import dev.chaperone.desktop.device.PrivateDirectory;
import dev.chaperone.desktop.device.SealingKey;
import dev.chaperone.desktop.gate.FakeJournal;
import dev.chaperone.desktop.policy.BundleFetch;
import dev.chaperone.desktop.policy.BundleStore;
import dev.chaperone.desktop.policy.LastGood;
import dev.chaperone.desktop.policy.PolicySources;
import dev.chaperone.desktop.policy.PolicyStore;
import dev.chaperone.model.audit.EventBody;
import dev.chaperone.model.audit.VerifierKey;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Policy from a server on loopback that comes and goes; the test turns the clock. */
class PolicyPullTest {

    private static final Path BUNDLES = Path.of("src/test/resources/bundle-attacks");
    private static final Duration LONG_ENOUGH = Duration.ofMinutes(23);
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-25T12:00:00Z"), ZoneOffset.UTC);

    private final FakeAlarm alarm = new FakeAlarm();
    private final FakeJournal journal = new FakeJournal();
    private final List<String> asked = new CopyOnWriteArrayList<>();
    private final OkHttpClient http = new OkHttpClient();
    private final HttpServer server;
    private final PolicyStore store;
    private final PolicyPull pull;
    private boolean eager;
    private volatile boolean enrolled = true;
    private volatile int status = 404;
    private volatile String served = "";

    PolicyPullTest(@TempDir Path disk) throws Exception {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
        Files.createDirectories(disk.resolve("managed"));
        Files.copy(BUNDLES.resolve("trust.json"), disk.resolve("managed/trust.json"));
        PrivateDirectory state = PrivateDirectory.open(disk.resolve("state"));
        var key = SealingKey.open(state, "key.json");
        BundleStore bundles = new BundleStore(state, key, "laptop-1", CLOCK);
        PolicySources sources =
                new PolicySources(disk.resolve("policy.yaml"), disk.resolve("managed"), Optional.of(bundles));
        store = new PolicyStore(sources, new LastGood(state, key), journal);
        store.reload();
        VerifierKey log = VerifierKey.ed25519("log", new byte[32]);
        CentralAddress central =
                CentralAddress.parse("http://127.0.0.1:" + server.getAddress().getPort());
        BundleFetch fetch = new BundleFetch(http, new Enrolled(central, "t0ken", log, "log"), "laptop-1");
        pull = new PolicyPull(
                () -> enrolled ? Optional.of(fetch) : Optional.empty(),
                store,
                () -> eager,
                new Enroller.Patience(alarm, Runnable::run, new Random(1)));
    }

    @AfterEach
    void stop() {
        pull.close();
        server.stop(0);
        http.connectionPool().evictAll();
    }

    @Test
    void whoWaitsForAnAnswerDoesNotWaitLong() throws IOException {
        pull.start();
        eager = true;
        pull.hurry();

        publish("honest");
        alarm.advance(PolicyPull.EAGER);

        assertThat(store.get().version()).isEqualTo("acme@7");
    }

    @Test
    void whatCentralPublishesIsInForceWithoutARestartAndIsAcknowledged() throws IOException {
        pull.start();
        assertThat(store.get().version()).isEqualTo("baseline@1");

        publish("honest");
        alarm.advance(LONG_ENOUGH);

        assertThat(store.get().version()).isEqualTo("acme@7");
        assertThat(journal.events())
                .last()
                .isInstanceOfSatisfying(
                        EventBody.PolicyApplied.class,
                        e -> assertThat(e.source()).isEqualTo("bundle 7 of acme"));
        assertThat(asked).allMatch(r -> r.startsWith("/v1/devices/laptop-1/policy Bearer t0ken"));
    }

    @Test
    void whatIsHereAlreadyIsNotFetchedAgain() throws IOException {
        publish("honest");
        pull.start();
        alarm.advance(LONG_ENOUGH);

        assertThat(asked).hasSize(2);
        assertThat(asked.getLast()).matches(".* \"[0-9a-f]{64}\"");
    }

    @Test
    void aServerThatIsAwayChangesNothingAndIsSaid() throws IOException {
        publish("honest");
        pull.start();
        status = 500;
        alarm.advance(LONG_ENOUGH);

        assertThat(store.get().version()).isEqualTo("acme@7");
        assertThat(pull.problem()).isEqualTo("central answered 500");

        status = 200;
        alarm.advance(LONG_ENOUGH);
        assertThat(pull.problem()).isEmpty();
    }

    @Test
    void aLaptopThatEnrolsLaterAsksThen() throws IOException {
        enrolled = false;
        publish("honest");
        pull.start();
        assertThat(asked).isEmpty();

        enrolled = true;
        alarm.advance(PolicyPull.LOOK);

        assertThat(store.get().version()).isEqualTo("acme@7");
    }

    private void publish(String name) throws IOException {
        served = Files.readString(BUNDLES.resolve(name).resolve("bundle.json"));
        status = 200;
    }

    private void answer(HttpExchange exchange) throws IOException {
        String tag = Optional.ofNullable(exchange.getRequestHeaders().getFirst("If-None-Match"))
                .orElse("-");
        asked.add("%s %s %s"
                .formatted(
                        exchange.getRequestURI(), exchange.getRequestHeaders().getFirst("Authorization"), tag));
        boolean same = status == 200 && !tag.equals("-");
        byte[] body = served.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(same ? 304 : status, same || status != 200 ? -1 : body.length);
        if (!same && status == 200) {
            exchange.getResponseBody().write(body);
        }
        exchange.close();
    }
}
