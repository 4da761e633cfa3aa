package dev.chaperone.desktop.service;

import dev.chaperone.desktop.agent.HookShim;
import dev.chaperone.desktop.consent.FakeAlarm;
import dev.chaperone.desktop.device.PrivateDirectory;
import dev.chaperone.desktop.people.PeopleClient;
import dev.chaperone.desktop.people.PeopleReply;
import dev.chaperone.desktop.people.PeopleRequest;
import dev.chaperone.model.action.AbsolutePath;
import dev.chaperone.model.consent.Answer;
import dev.chaperone.model.consent.Prompt;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The whole service on a scratch home, over its real sockets; only its clock is turned by hand. */
public final class ServiceRig implements AutoCloseable {

    private final Path base;
    private final Path home;
    private final FakeAlarm alarm = new FakeAlarm();
    private final FakeConfirmation confirmation = new FakeConfirmation();
    private Wiring wiring;

    public ServiceRig(Path disk) throws IOException {
        this(disk, Files.createDirectories(disk.resolve("home")).toRealPath());
    }

    /** @param disk where the service keeps its things */
    ServiceRig(Path disk, Path home) throws IOException {
        this.base = disk.toRealPath();
        this.home = home;
        this.wiring = start();
    }

    private Wiring start() throws IOException {
        long uid = ((Number) Files.getAttribute(Path.of("/proc/self"), "unix:uid")).longValue();
        Wiring.Person ana = new Wiring.Person("ana", uid, new AbsolutePath(home.toString()));
        Wiring started = new Wiring(folders(), ana, "test", new Wiring.Outside(alarm.clock(), alarm, confirmation));
        started.hookSocket.start();
        started.peopleSocket.start();
        started.guardSocket.start();
        started.gateway.resume();
        return started;
    }

    /** Enrols with a central that runs, and sends changes there from now on. */
    public void enrol(String address, String secret) {
        wiring.evidence.connect(() -> new Enroller.Target(address, secret));
        while (wiring.evidence.forge().isEmpty()) {
            Thread.onSpinWait();
        }
        wiring.changes.start(wiring.changeDesk);
    }

    public void restart() throws IOException {
        close();
        wiring = start();
    }

    public StateFolders folders() {
        return new StateFolders(
                base.resolve("state"), base.resolve("config"), base.resolve("run"), base.resolve("managed"));
    }

    Wiring wiring() {
        return wiring;
    }

    /** The operating system's question; it has none until a test gives it an answer. */
    FakeConfirmation confirmation() {
        return confirmation;
    }

    FakeAlarm alarm() {
        return alarm;
    }

    public Path home() {
        return home;
    }

    public PeopleClient people() {
        return new PeopleClient(folders().peopleSocket());
    }

    public void policy(String yaml) throws IOException {
        Files.writeString(folders().config().resolve("policy.yaml"), yaml);
        wiring.policy.reload();
    }

    /** No event can be written from now on. */
    void breakJournal() throws IOException {
        wiring.journal.close();
    }

    Path shim() throws IOException {
        return HookShim.install(
                PrivateDirectory.open(base.resolve("shim")), folders().hookSocket());
    }

    /** What Claude Code writes for one tool call. */
    public String toolCall(String tool, String field, String value) {
        ObjectNode body = common("PreToolUse");
        body.put("tool_name", tool).putObject("tool_input").put(field, value);
        return body.toString();
    }

    String prompt(String text) {
        return common("UserPromptSubmit").put("prompt", text).toString();
    }

    private ObjectNode common(String event) {
        return JsonMapper.shared()
                .createObjectNode()
                .put("session_id", "session-1")
                .put("cwd", home.toString())
                .put("hook_event_name", event)
                .put("tool_use_id", "call-1");
    }

    /** Sends what a shim would, byte for byte, and returns the whole answer. */
    public CompletableFuture<String> send(String event, String body) {
        return raw(("CHAPERONE/1 claude-code " + event + "\n" + body).getBytes(StandardCharsets.UTF_8));
    }

    CompletableFuture<String> raw(byte[] bytes) {
        return CompletableFuture.supplyAsync(
                () -> exchange(folders().hookSocket(), bytes),
                task -> Thread.ofVirtual().start(task));
    }

    static String exchange(Path socket, byte[] bytes) {
        try (SocketChannel channel = SocketChannel.open(UnixDomainSocketAddress.of(socket))) {
            ByteBuffer out = ByteBuffer.wrap(bytes);
            while (out.hasRemaining()) {
                channel.write(out);
            }
            channel.shutdownOutput();
            ByteArrayOutputStream answer = new ByteArrayOutputStream();
            Channels.newInputStream(channel).transferTo(answer);
            return answer.toString(StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Turns the clock until somebody is asked. */
    public Prompt nextPrompt(CompletableFuture<?> reply) {
        while (wiring.prompts.open().isEmpty()) {
            if (reply.isDone()) {
                throw new IllegalStateException("nobody was asked: " + reply.join());
            }
            alarm.ringNext();
            Thread.onSpinWait();
        }
        return wiring.prompts.open().getFirst();
    }

    /** Turns the clock until the answer is there, without anybody answering. */
    public <T> T stayingSilent(CompletableFuture<T> answer) {
        while (!answer.isDone()) {
            alarm.ringNext();
            Thread.onSpinWait();
        }
        return answer.join();
    }

    public <T> T answering(CompletableFuture<T> reply, Answer answer) throws IOException {
        people().answer(nextPrompt(reply).id(), answer);
        return reply.join();
    }

    /** Newest first. */
    public List<JsonNode> decisions() throws IOException {
        return events("decision");
    }

    public List<JsonNode> events(String type) throws IOException {
        PeopleReply reply = people().call(new PeopleRequest.Recent(1_000));
        return reply instanceof PeopleReply.Events(var events)
                ? events.stream()
                        .map(e -> e.path("body"))
                        .filter(b -> b.path("type").asString("").equals(type))
                        .toList()
                : List.of();
    }

    @Override
    public void close() throws IOException {
        try {
            ServiceProgram.shutDown(wiring);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while stopping", e);
        }
    }
}
