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
import dev.chaperone.central.log.TileLog;
import dev.chaperone.model.audit.ProofException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The pages. Whoever has no token sees none of them. */
public final class Console {

    /** Name of the cookie that holds the token. */
    public static final String COOKIE = "chaperone-console";

    private static final Logger LOG = LoggerFactory.getLogger(Console.class);
    private static final int PAGE = 50;
    private static final int MOST_EXPORTED = 100_000;

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
        if (isToken(visit.parameter("token"))) {
            String cookie = COOKIE + "=" + token + "; HttpOnly; SameSite=Strict; Path=/";
            return new Page(303, "text/plain", "", Map.of("Set-Cookie", cookie, "Location", "/"));
        }
        return isToken(visit.cookie()) ? page(visit) : Page.text(401, Texts.get("login"));
    }

    private Page page(Visit visit) throws IOException {
        return switch (visit.path()) {
            case "/" -> log(visit);
            case "/events.ndjson" -> export(visit);
            case "/findings" -> Page.html(findings());
            case "/devices" -> Page.html(devices());
            case String path
            when path.matches("/events/\\d{1,15}") -> event(Long.parseLong(path.substring("/events/".length())));
            default -> Page.text(404, Texts.get("missing"));
        };
    }

    private Page log(Visit visit) throws IOException {
        Filter filter = filter(visit, PAGE);
        return Page.html(new LogPage(filter, events.find(filter), events.count(), log.size()).render());
    }

    private Page event(long row) throws IOException {
        Optional<StoredEvent> stored = events.at(row);
        if (stored.isEmpty()) {
            return Page.text(404, Texts.get("missing"));
        }
        try {
            long segment = segments.at(stored.get().logIndex())
                    .orElseThrow()
                    .signed()
                    .header()
                    .number();
            return Page.html(new EventPage(stored.get(), segment, log.size()).render());
        } catch (ProofException e) {
            throw new IOException("a stored segment is damaged", e);
        }
    }

    private Page export(Visit visit) throws IOException {
        LOG.info("the consent log was exported");
        String lines = events.find(filter(visit, MOST_EXPORTED)).stream()
                .map(e -> e.event().toString())
                .collect(Collectors.joining("\n", "", "\n"));
        Map<String, String> headers = Map.of("Content-Disposition", "attachment; filename=\"consent-log.ndjson\"");
        return new Page(200, "application/x-ndjson", lines, headers);
    }

    private static Filter filter(Visit visit, int limit) {
        String before = visit.parameter("before");
        return new Filter(
                visit.parameter("outcome"),
                visit.parameter("agent").strip(),
                visit.parameter("device"),
                visit.parameter("text").strip(),
                before.matches("\\d{1,15}") ? Long.parseLong(before) : 0,
                limit);
    }

    private Html findings() throws IOException {
        List<Html> rows = findings.newest().stream()
                .map(f -> row(LogPage.shortTime(f.at()), f.device(), f.kind(), f.detail()))
                .toList();
        return list("findings", rows);
    }

    private Html devices() throws IOException {
        List<Html> rows = devices.all().stream()
                .map(d -> row(
                        d.name(),
                        d.id(),
                        Texts.get("device.segments", d.segments()),
                        d.lastSeen().isEmpty()
                                ? Texts.get("device.never")
                                : Texts.get("device.seen", LogPage.shortTime(d.lastSeen()))))
                .toList();
        return list("devices", rows);
    }

    private static Html list(String what, List<Html> rows) {
        Html content = rows.isEmpty()
                ? tag("p", text(Texts.get(what + ".none"))).with("class", "empty")
                : tag("table", tag("tbody", all(rows)));
        return Layout.page(Texts.get(what + ".title"), "nav." + what, content);
    }

    private static Html row(String first, String... more) {
        Html rest = all(List.of(more).stream().map(m -> tag("td", text(m))).toList());
        return tag("tr", tag("td", span("what", first)), rest);
    }

    private boolean isToken(String given) {
        return !given.isEmpty()
                && MessageDigest.isEqual(
                        given.getBytes(StandardCharsets.UTF_8), token.getBytes(StandardCharsets.UTF_8));
    }

    private static Page style() throws IOException {
        try (InputStream in = Objects.requireNonNull(Console.class.getResourceAsStream("console.css"))) {
            return new Page(200, "text/css", new String(in.readAllBytes(), StandardCharsets.UTF_8), Map.of());
        }
    }
}
