package dev.chaperone.desktop.gateway;

import dev.chaperone.desktop.device.PrivateDirectory;
import dev.chaperone.desktop.gate.Gate;
import dev.chaperone.desktop.gate.SessionVaults;
import dev.chaperone.model.action.AbsolutePath;
import dev.chaperone.model.policy.ModelTraffic;
import java.io.IOException;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import okhttp3.OkHttpClient;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

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
    private Optional<Listener> listener = Optional.empty();
    private String problem = "";

    /** What the gateway asks and tells. */
    public record Surroundings(Gate gate, SessionVaults vaults, AbsolutePath home, Supplier<String> calls) {}

    /**
     * @param directory where the port and the secrets are kept
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
        this.rules = rules;
        OkHttpClient patient = http.newBuilder()
                .readTimeout(LONGEST_SILENCE)
                .followRedirects(false)
                .followSslRedirects(false)
                .build();
        this.listeners = () -> new Listener(new Relay(
                new Entrance(addresses::secrets),
                new PromptDesk(surroundings.gate(), surroundings.vaults(), surroundings.home(), surroundings.calls()),
                new Upstream(patient, this::upstream),
                new Relay.Manner(() -> rules.get().restoreInTools(), tally)));
    }

    /** Listens if an agent was given an address before. What goes wrong is a {@link #problem}. */
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

    /** Why it does not listen although it should; empty if all is well. */
    public synchronized String problem() {
        return problem;
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
