package dev.chaperone.desktop.gateway;

import dev.chaperone.desktop.device.PrivateDirectory;
import dev.chaperone.desktop.device.SealingKey;
import dev.chaperone.desktop.gate.Gate;
import dev.chaperone.desktop.gate.PartedBodies;
import dev.chaperone.desktop.gate.SessionVaults;
import dev.chaperone.desktop.gateway.calls.CallBook;
import dev.chaperone.desktop.gateway.calls.CallKey;
import dev.chaperone.desktop.gateway.calls.CallNote;
import dev.chaperone.desktop.gateway.results.ResultCheck;
import dev.chaperone.model.action.AbsolutePath;
import dev.chaperone.model.action.Verdict;
import dev.chaperone.model.policy.ModelTraffic;
import java.io.IOException;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Stream;
import okhttp3.OkHttpClient;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;

/**
 * The gateway of this device: listens once the first agent was given an address, and again after each start. Safe for
 * many threads.
 */
public final class ModelGateway implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(ModelGateway.class);

    /** A model may think for long before its first word; a client that waits less long hangs up. */
    private static final Duration LONGEST_SILENCE = Duration.ofMinutes(15);

    private final Addresses addresses;
    private final Supplier<ModelTraffic> rules;
    private final Supplier<Listener> listeners;
    private final Tally tally = new Tally();
    private final Bypasses bypasses = new Bypasses();
    private final CallBook book;
    private Optional<Listener> listener = Optional.empty();
    private String problem = "";

    /**
     * What the gateway asks and tells.
     *
     * @param home stands for an agent's working folder, which a request does not name
     * @param calls names for requests
     * @param hooked whether an agent has hooks, so that each of its tool calls is put before the gate
     */
    public record Surroundings(
            Gate gate,
            SessionVaults vaults,
            PartedBodies bodies,
            AbsolutePath home,
            Supplier<String> calls,
            Predicate<String> hooked) {}

    /**
     * @param directory where the port, the secrets and the book of calls are kept
     * @param rules where traffic goes and what is put back; asked at each request
     * @throws IOException in one plain line, if what is kept is not readable
     */
    public ModelGateway(
            PrivateDirectory directory,
            SecureRandom random,
            Surroundings surroundings,
            OkHttpClient http,
            Supplier<ModelTraffic> rules)
            throws IOException {
        this.addresses = Addresses.open(directory, random);
        this.book = CallBook.open(directory, SealingKey.open(directory, "calls-key.json"));
        this.rules = rules;
        OkHttpClient patient = http.newBuilder()
                .readTimeout(LONGEST_SILENCE)
                .followRedirects(false)
                .followSslRedirects(false)
                .build();
        this.listeners = () -> new Listener(new Relay(
                new Entrance(addresses::secrets),
                new PromptDesk(surroundings, results(surroundings)),
                new Upstream(patient, this::upstream),
                new Relay.Manner(() -> rules.get().restoreInTools(), tally)));
    }

    private ResultDesk results(Surroundings around) {
        return new ResultDesk(around, new ResultCheck(book, around.bodies()), rules, bypasses);
    }

    /**
     * A tool call was put before the gate, so its result may leave. Noted only if the agent's traffic comes through
     * here.
     *
     * @param id the model's name for the call; if empty, the call is known by what it calls
     */
    public void asked(String agent, Optional<String> id, String tool, JsonNode input, Verdict verdict) {
        if (addresses.secrets().containsKey(agent)) {
            CallKey key = id.map(i -> CallKey.ofId(agent, i)).orElseGet(() -> CallKey.ofInput(agent, tool, input));
            book.note(
                    key,
                    CallNote.asked(
                            !(verdict instanceof Verdict.Deny),
                            verdict.decision().value()));
        }
    }

    /** Listens if an agent was given an address before. What goes wrong is among the {@link #problems}. */
    public synchronized void resume() {
        if (!addresses.secrets().isEmpty()) {
            try {
                listen();
            } catch (IOException e) {
                LOG.error("{}", e.getMessage());
                problem = String.valueOf(e.getMessage());
            }
        }
    }

    /**
     * Gives an agent its address, the same one each time, and listens.
     *
     * @return such as {@code http://127.0.0.1:21345/SECRET}, to be followed by a slash and a protocol's name
     * @throws IOException in one plain line
     */
    public synchronized String open(String agent) throws IOException {
        String secret = addresses.secretOf(agent);
        listen();
        problem = "";
        bypasses.forget(agent);
        return "http://127.0.0.1:" + addresses.port() + "/" + secret;
    }

    /** Takes an agent's address back. */
    public synchronized void shut(String agent) throws IOException {
        addresses.forget(agent);
    }

    private void listen() throws IOException {
        if (listener.isEmpty()) {
            Listener fresh = listeners.get();
            fresh.start(addresses.port());
            listener = Optional.of(fresh);
        }
    }

    /** Plain sentences: why it does not listen although it should, and who went round the gate. */
    public synchronized List<String> problems() {
        return Stream.concat(Stream.of(problem).filter(p -> !p.isEmpty()), bypasses.problems().stream())
                .toList();
    }

    /** Where it listens, without any secret; empty if it does not. */
    public synchronized String address() {
        return listener.isEmpty() ? "" : "http://127.0.0.1:" + addresses.port();
    }

    /** The agents that were given an address. */
    public List<String> agents() {
        return addresses.secrets().keySet().stream().sorted().toList();
    }

    /** Where a protocol's requests go now. */
    public String upstream(Protocol protocol) {
        return rules.get().server(protocol.wireName()).orElse(protocol.provider());
    }

    /** What has become of how many requests since the service started. */
    public Map<String, Long> counts() {
        return tally.counts();
    }

    @Override
    public synchronized void close() {
        listener.ifPresent(Listener::close);
        listener = Optional.empty();
    }
}
