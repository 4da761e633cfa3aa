package dev.chaperone.desktop.service;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.chaperone.desktop.consent.FakeAlarm;
import dev.chaperone.desktop.device.DeviceIdentity;
import dev.chaperone.desktop.device.EnrolmentClient;
import dev.chaperone.desktop.device.PrivateDirectory;
import dev.chaperone.desktop.journal.FileJournal;
import dev.chaperone.desktop.journal.JournalLimits;
import dev.chaperone.desktop.journal.JournalReader;
import dev.chaperone.desktop.journal.JournalSource;
import dev.chaperone.model.audit.EventBody;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import java.util.stream.Stream;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Enrolment that goes on by itself, against a server on loopback that comes and goes; the test turns the clock. */
class EvidenceTest {

    private static final Duration LONG_ENOUGH = Duration.ofMinutes(6);
    private static final String GOOD =
            """
            {"deviceToken":"t0ken","logVerifierKey":"%s","logOrigin":"audit.example.test/central-1"}""".formatted("audit.example.test/central-1+22134a4d+AVSZx6qaMzmw8vQ7/SZkddVpZgtvMshBlOAOC9/+ajBD");

    private final FakeAlarm alarm = new FakeAlarm();
    private final List<HttpServer> servers = new ArrayList<>();
    private final List<Integer> attempts = new CopyOnWriteArrayList<>();
    private final PrivateDirectory state;
    private final FileJournal journal;
    private final DeviceIdentity device;
    private Evidence evidence;
    private volatile Enroller.Target wanted = new Enroller.Target("", "");
    private volatile int status = 200;
    private volatile String retryAfter = "";

    EvidenceTest(@TempDir Path root) throws IOException {
        state = PrivateDirectory.open(root);
        device = DeviceIdentity.open(state.child("device"), new SecureRandom());
        journal = FileJournal.open(
                state.child("journal"),
                device,
                new JournalSource(alarm::now, new SecureRandom(), "ann", () -> "7"),
                JournalLimits.STANDARD);
        evidence = evidence(Runnable::run);
    }

    private Evidence evidence(Executor background) throws IOException {
        OkHttpClient http = new OkHttpClient();
        return new Evidence(
                new Evidence.Laptop(journal, device, "ann's laptop"),
                new EnrolmentClient(http, state.child("device")),
                http,
                new Enroller.Patience(alarm, background, new Random(1)));
    }

    @AfterEach
    void stop() throws IOException {
        evidence.close();
        journal.close();
        servers.forEach(server -> server.stop(0));
    }

    @Test
    void enrolsByItselfOnceCentralIsThere() throws IOException {
        int port = freePort();
        wanted = new Enroller.Target("http://127.0.0.1:" + port, "s3cret");
        evidence.connect(() -> wanted);
        alarm.advance(LONG_ENOUGH);
        assertThat(evidence.central()).isEmpty();
        assertThat(evidence.problems())
                .singleElement()
                .asString()
                .startsWith("not enrolled yet")
                .contains("http://127.0.0.1:" + port + " can't be reached");

        serve(port);
        alarm.advance(LONG_ENOUGH);

        assertThat(evidence.central()).isEqualTo("http://127.0.0.1:" + port);
        assertThat(enrolments()).containsExactly("http://127.0.0.1:" + port);
        assertThat(evidence.problems()).noneMatch(problem -> problem.startsWith("not enrolled"));
    }

    @Test
    void doesNotHoldUpWhoeverStartsIt() throws IOException {
        Deque<Runnable> later = new ArrayDeque<>();
        evidence = evidence(later::add);
        wanted = new Enroller.Target(address(serve(0)), "s3cret");

        evidence.connect(() -> wanted);

        assertThat(attempts).isEmpty();
        assertThat(later).hasSize(1);
        later.remove().run();
        assertThat(attempts).hasSize(1);
    }

    @Test
    void triesAgainForEverButLessAndLessOften() throws IOException {
        status = 500;
        wanted = new Enroller.Target(address(serve(0)), "s3cret");

        evidence.connect(() -> wanted);
        alarm.advance(Duration.ofMinutes(10));
        int first = attempts.size();
        alarm.advance(Duration.ofHours(10));
        int later = attempts.size() - first;

        assertThat(first).isBetween(6, 30);
        // Every five minutes at most, every two and a half on average.
        assertThat(later).isBetween(120, 400);
    }

    @Test
    void leavesCentralAloneAsLongAsItAsks() throws IOException {
        status = 503;
        retryAfter = "600";
        wanted = new Enroller.Target(address(serve(0)), "s3cret");

        evidence.connect(() -> wanted);
        alarm.advance(Duration.ofSeconds(599));
        assertThat(attempts).hasSize(1);
        alarm.advance(Duration.ofSeconds(20));
        assertThat(attempts).hasSize(2);
    }

    @Test
    void asksSeldomAfterARefusedSecretAndAtOnceWithAnotherOne() throws IOException {
        status = 403;
        String address = address(serve(0));
        wanted = new Enroller.Target(address, "wrong");
        evidence.connect(() -> wanted);
        alarm.advance(Duration.ofMinutes(9));
        assertThat(attempts).hasSize(1);
        assertThat(evidence.problems()).singleElement().asString().contains("refused the enrolment secret");

        status = 200;
        wanted = new Enroller.Target(address, "right");
        alarm.advance(Enroller.LOOK_AGAIN);

        assertThat(evidence.central()).isEqualTo(address);
    }

    @Test
    void enrolsWhenPolicyNamesTheServerLater() throws IOException {
        evidence.connect(() -> wanted);
        alarm.advance(LONG_ENOUGH);
        assertThat(evidence.problems()).singleElement().asString().startsWith("not enrolled with a server");

        wanted = new Enroller.Target(address(serve(0)), "s3cret");
        alarm.advance(Enroller.LOOK_AGAIN);

        assertThat(evidence.central()).isEqualTo(wanted.address());
    }

    @Test
    void movesToAnotherServerWhenPolicySaysSo() throws IOException {
        String first = address(serve(0));
        wanted = new Enroller.Target(first, "s3cret");
        evidence.connect(() -> wanted);

        status = 500;
        String second = address(serve(0));
        wanted = new Enroller.Target(second, "s3cret");
        alarm.advance(Enroller.LOOK_AGAIN);
        assertThat(evidence.central()).as("meanwhile").isEqualTo(first);
        status = 200;
        alarm.advance(LONG_ENOUGH);

        assertThat(evidence.central()).isEqualTo(second);
        assertThat(enrolments()).containsExactly(first, second);
    }

    @Test
    void goesOnWithItsEnrolmentWhileCentralIsAway() throws IOException {
        HttpServer server = serve(0);
        wanted = new Enroller.Target(address(server), "s3cret");
        evidence.connect(() -> wanted);
        evidence.close();
        server.stop(0);

        evidence = evidence(Runnable::run);
        evidence.connect(() -> wanted);

        assertThat(evidence.central()).isEqualTo(wanted.address());
        assertThat(attempts).hasSize(1);
    }

    @Test
    void enrolsAgainWhenTheStoredEnrolmentIsDamaged() throws IOException {
        state.child("device").write("enrolment.json", "{".getBytes(StandardCharsets.UTF_8));
        wanted = new Enroller.Target(address(serve(0)), "s3cret");

        evidence.connect(() -> wanted);

        assertThat(evidence.central()).isEqualTo(wanted.address());
    }

    @Test
    void saysWhatIsWrongWithAnAddressAndTakesABetterOne() throws IOException {
        wanted = new Enroller.Target("http://central.example.com", "s3cret");
        evidence.connect(() -> wanted);
        assertThat(evidence.problems()).singleElement().asString().contains("is not encrypted; use https");

        wanted = new Enroller.Target(address(serve(0)), "s3cret");
        alarm.advance(Enroller.LOOK_AGAIN);

        assertThat(evidence.central()).isEqualTo(wanted.address());
    }

    @Test
    void asksNobodyOnceItIsStopped() throws IOException {
        status = 500;
        wanted = new Enroller.Target(address(serve(0)), "s3cret");
        evidence.connect(() -> wanted);

        evidence.close();
        alarm.advance(Duration.ofHours(1));

        assertThat(attempts).hasSize(1);
    }

    private List<String> enrolments() throws IOException {
        return JournalReader.open(state.child("journal"), device.deviceId()).recent(100).reversed().stream()
                .flatMap(entry -> entry.event().stream())
                .flatMap(event -> event.body() instanceof EventBody.DeviceEnrolled enrolled
                        ? Stream.of(enrolled.server())
                        : Stream.empty())
                .toList();
    }

    private HttpServer serve(int port) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        server.createContext("/v1/enrol", exchange -> {
            exchange.getRequestBody().readAllBytes();
            attempts.add(status);
            if (!retryAfter.isEmpty()) {
                exchange.getResponseHeaders().set("Retry-After", retryAfter);
            }
            byte[] body = GOOD.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
        servers.add(server);
        return server;
    }

    private static int freePort() throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.start();
        int port = server.getAddress().getPort();
        server.stop(0);
        return port;
    }

    private static String address(HttpServer server) {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }
}
