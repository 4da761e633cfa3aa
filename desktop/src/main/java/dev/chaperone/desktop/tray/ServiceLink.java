package dev.chaperone.desktop.tray;

import dev.chaperone.desktop.people.PeopleClient;
import dev.chaperone.desktop.people.PeopleReply;
import dev.chaperone.desktop.people.PeopleReply.State;
import dev.chaperone.desktop.people.PeopleRequest;
import dev.chaperone.model.consent.Answer;
import dev.chaperone.model.consent.Grant;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;

/** What the tray asks the service and the desktop for, each on a thread of its own. */
final class ServiceLink implements TrayDesk.Requests {

    private static final Logger LOG = LoggerFactory.getLogger(ServiceLink.class);

    private final PeopleClient client;
    private final Executor background;
    private final Consumer<Optional<Report>> listener;

    /**
     * How things stand.
     *
     * @param newest what happened last, if anything: changes when an agent works
     */
    record Report(State state, List<Grant> grants, Optional<JsonNode> newest) {
        Report {
            grants = List.copyOf(grants);
        }
    }

    /** @param listener gets a report, or nothing if the service did not answer */
    ServiceLink(PeopleClient client, Executor background, Consumer<Optional<Report>> listener) {
        this.client = client;
        this.background = background;
        this.listener = listener;
    }

    @Override
    public void answer(String promptId, Answer answer) {
        background.execute(() -> attempt("the answer did not get through", () -> client.answer(promptId, answer)));
    }

    @Override
    public void revoke(String grantId) {
        tell("the permission was not taken back", new PeopleRequest.Revoke(grantId, false));
    }

    @Override
    public void stopAgents() {
        tell("the agents were not stopped", new PeopleRequest.Stop(false));
    }

    @Override
    public void resumeAgents() {
        tell("the agents stay stopped", new PeopleRequest.Resume());
    }

    private void tell(String failure, PeopleRequest request) {
        background.execute(() -> {
            attempt(failure, () -> client.call(request));
            report();
        });
    }

    /** Only web addresses, because what opens others is up to the desktop. */
    @Override
    public void open(String address) {
        String scheme = String.valueOf(URI.create(address).getScheme());
        if (scheme.equals("http") || scheme.equals("https")) {
            background.execute(() -> attempt(
                    "the browser did not open",
                    () -> new ProcessBuilder("xdg-open", address)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .redirectError(ProcessBuilder.Redirect.DISCARD)
                            .start()));
        }
    }

    @Override
    public void refresh() {
        background.execute(this::report);
    }

    private void report() {
        try {
            if (client.call(new PeopleRequest.Status()) instanceof State state
                    && client.call(new PeopleRequest.Grants()) instanceof PeopleReply.GrantList(var grants)
                    && client.call(new PeopleRequest.Recent(1)) instanceof PeopleReply.Events(var newest)) {
                listener.accept(
                        Optional.of(new Report(state, grants, newest.stream().findFirst())));
                return;
            }
        } catch (IOException e) {
            LOG.debug("the service did not say how things stand", e);
        }
        listener.accept(Optional.empty());
    }

    private interface Attempt {
        Object run() throws IOException;
    }

    private static void attempt(String failure, Attempt attempt) {
        try {
            Object done = attempt.run();
            LOG.debug("{}", done);
        } catch (IOException e) {
            LOG.warn("{}: {}", failure, e.getMessage());
        }
    }
}
