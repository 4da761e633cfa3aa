package dev.chaperone.central.console;

import static dev.chaperone.central.console.Html.all;
import static dev.chaperone.central.console.Html.span;
import static dev.chaperone.central.console.Html.tag;
import static dev.chaperone.central.console.Html.text;

import dev.chaperone.central.enrol.Devices;
import dev.chaperone.central.index.EventTable;
import dev.chaperone.central.index.EventTable.Filter;
import dev.chaperone.central.index.EventTable.StoredEvent;
import dev.chaperone.central.index.FindingTable;
import dev.chaperone.central.index.SegmentTable;
import dev.chaperone.central.index.StoredSegment;
import dev.chaperone.central.log.TileLog;
import dev.chaperone.model.audit.ProofException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The pages. Whoever has no token sees none of them. */
public final class Console {

    /** Name of the cookie that holds the token. */
    public static final String COOKIE = "chaperone-console";

    private static final Logger LOG = LoggerFactory.getLogger(Console.class);
    private static final int PAGE = 50;
    private static final int EXPORTED_AT_ONCE = 500;

    private final EventTable events;
    private final SegmentTable segments;
    private final FindingTable findings;
    private final Devices devices;
    private final TileLog log;
    private final String token;

    /** @param cookie the token as the browser sent it, or empty */
    public record Visit(String path, Map<String, String> query, String cookie) {
        public Visit {
            query = Map.copyOf(query);
        }

        String parameter(String name) {
            return query.getOrDefault(name, "");
        }
    }

    public Console(
            EventTable events,
            SegmentTable segments,
            FindingTable findings,
            Devices devices,
            TileLog log,
            String token) {
        this.events = events;
        this.segments = segments;
        this.findings = findings;
        this.devices = devices;
        this.log = log;
        this.token = token;
    }

    public Page answer(Visit visit) throws IOException {
        if (visit.path().equals("/console.css")) {
            return style();
        }
        if (!visit.parameter("token").isEmpty()) {
            boolean known = visit.path().matches("/(findings|devices|events/\\d{1,15})?");
            return logIn(visit.parameter("token"), known ? visit.path() : "/");
        }
        return isToken(visit.cookie()) ? page(visit) : loginForm("");
    }

    /** Lets whoever has the token in, by a cookie that no script reads and no other site sends. */
    public Page logIn(String given) {
        return logIn(given, "/");
    }

    private Page logIn(String given, String next) {
        if (!isToken(given)) {
            return loginForm(Texts.get("login.wrong"));
        }
        String cookie = COOKIE + "=" + token + "; HttpOnly; SameSite=Strict; Path=/";
        return new Page(303, "text/plain", Body.Whole.of(""), Map.of("Set-Cookie", cookie, "Location", next));
    }

    private static Page loginForm(String problem) {
        Html field = tag("input")
                .with("name", "token")
                .with("type", "password")
                .with("autocomplete", "current-password")
                .with("required", "")
                .with("autofocus", "");
        Html form = tag(
                        "form",
                        tag("label", span("label", Texts.get("login.token")), field),
                        tag("button", text(Texts.get("login.enter"))).with("type", "submit"))
                .with("method", "post")
                .with("action", "/login")
                .with("class", "filters login");
        Html note = problem.isEmpty()
                ? Html.none()
                : tag("p", text(problem)).with("class", "banner").with("role", "alert");
        Html how = tag("p", text(Texts.get("login.how"))).with("class", "lead");
        return Page.html(401, Layout.bare(Texts.get("login.title"), all(note, form, how)));
    }

    private Page page(Visit visit) throws IOException {
        return switch (visit.path()) {
            case "/" -> log(visit);
            case "/events.ndjson" -> export(visit);
            case "/findings" -> list("findings", ListPages.findings(findings.newest()));
            case "/devices" -> list("devices", ListPages.devices(devices.all()));
            case String path
            when path.matches("/events/\\d{1,15}") -> event(Long.parseLong(path.substring("/events/".length())));
            default -> missing();
        };
    }

    private Page list(String name, Html content) throws IOException {
        return Page.html(layout().page(Texts.get(name + ".title"), "nav." + name, content));
    }

    private Page missing() throws IOException {
        Html content = tag("p", text(Texts.get("missing"))).with("class", "empty");
        return Page.html(404, layout().page(Texts.get("missing.title"), "", content));
    }

    private Page log(Visit visit) throws IOException {
        Filter filter = filter(visit);
        List<StoredEvent> found = events.find(filter.olderThan(filter.before(), PAGE + 1));
        LogPage.Totals totals = new LogPage.Totals(events.count(), log.size());
        return Page.html(
                layout().page(Texts.get("log.title"), "nav.log", new LogPage(filter, found, totals).content()));
    }

    private Page event(long row) throws IOException {
        Optional<StoredEvent> stored = events.at(row);
        if (stored.isEmpty()) {
            return missing();
        }
        StoredEvent event = stored.get();
        StoredSegment segment = segments.at(event.logIndex())
                .orElseThrow(() -> new IOException("the database has lost a segment; restore a backup"));
        try {
            long number = segment.signed().header().number();
            EventPage page = new EventPage(event, number, steps(event, segment));
            String sequence = event.event().path("sequence").toString();
            return Page.html(layout().page(Texts.get("event.title", sequence), "nav.log", page.content()));
        } catch (ProofException e) {
            throw new IOException("a stored segment is damaged", e);
        }
    }

    private List<EventProof.Step> steps(StoredEvent event, StoredSegment segment) throws IOException {
        if (event.logIndex() >= log.size()) {
            return List.of();
        }
        byte[] key = devices.auditKey(Sentence.text(event.event(), "device")).orElse(new byte[0]);
        return EventProof.of(event, segment, key, log);
    }

    private Page export(Visit visit) {
        LOG.info("the consent log was exported");
        Filter filter = filter(visit);
        Map<String, String> headers = Map.of("Content-Disposition", "attachment; filename=\"consent-log.ndjson\"");
        return new Page(200, "application/x-ndjson", new Body.Streamed(out -> export(filter, out)), headers);
    }

    /** Whole and in constant memory, however much there is. */
    private void export(Filter filter, OutputStream out) throws IOException {
        List<StoredEvent> part = events.find(filter.olderThan(filter.before(), EXPORTED_AT_ONCE));
        while (!part.isEmpty()) {
            for (StoredEvent event : part) {
                out.write((event.event() + "\n").getBytes(StandardCharsets.UTF_8));
            }
            part = events.find(filter.olderThan(part.getLast().row(), EXPORTED_AT_ONCE));
        }
    }

    private static Filter filter(Visit visit) {
        String before = visit.parameter("before");
        return new Filter(
                visit.parameter("outcome"),
                visit.parameter("agent").strip(),
                visit.parameter("device"),
                visit.parameter("text").strip(),
                before.matches("\\d{1,15}") ? Long.parseLong(before) : 0,
                PAGE);
    }

    private Layout layout() throws IOException {
        return new Layout(findings.count(), log.isHalted());
    }

    private boolean isToken(String given) {
        return !given.isEmpty()
                && MessageDigest.isEqual(
                        given.getBytes(StandardCharsets.UTF_8), token.getBytes(StandardCharsets.UTF_8));
    }

    private static Page style() throws IOException {
        try (InputStream in = Objects.requireNonNull(Console.class.getResourceAsStream("console.css"))) {
            return new Page(200, "text/css; charset=utf-8", new Body.Whole(in.readAllBytes()), Map.of());
        }
    }
}
