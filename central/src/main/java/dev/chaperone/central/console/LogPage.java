package dev.chaperone.central.console;

import static dev.chaperone.central.console.Html.all;
import static dev.chaperone.central.console.Html.link;
import static dev.chaperone.central.console.Html.span;
import static dev.chaperone.central.console.Html.tag;
import static dev.chaperone.central.console.Html.text;

import dev.chaperone.central.index.EventTable.Filter;
import dev.chaperone.central.index.EventTable.StoredEvent;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** The consent log: filters, a table by day, older events. */
final class LogPage {

    private static final List<String> COLUMNS = List.of("time", "who", "agent", "what", "answer", "proof");

    private final Filter filter;
    private final List<StoredEvent> events;
    private final Totals totals;

    /** @param entries how many segments are in the log */
    record Totals(long events, long entries) {}

    /** @param events one more than the filter's limit if there are older ones */
    LogPage(Filter filter, List<StoredEvent> events, Totals totals) {
        this.filter = filter;
        this.events = List.copyOf(events);
        this.totals = totals;
    }

    Html content() {
        Html lead = tag("p", text(Texts.get("log.lead", totals.events(), totals.entries())))
                .with("class", "lead");
        if (totals.events() == 0) {
            return all(lead, empty("log.none", "log.none.next"));
        }
        return all(lead, filters(), events.isEmpty() ? noMatch() : table(), pager());
    }

    private static Html empty(String what, String next) {
        return tag("div", tag("p", text(Texts.get(what))).with("class", "strong"), tag("p", text(Texts.get(next))))
                .with("class", "empty");
    }

    private static Html noMatch() {
        Html clear = link("/", text(Texts.get("filter.clear")));
        return tag("div", tag("p", text(Texts.get("log.nomatch"))).with("class", "strong"), tag("p", clear))
                .with("class", "empty");
    }

    private Html filters() {
        Html outcome = tag(
                        "select",
                        option("", Texts.get("filter.any")),
                        option("allow", Texts.get("outcome.allow")),
                        option("deny", Texts.get("outcome.deny")),
                        option("rewrite", Texts.get("outcome.rewrite")))
                .with("name", "outcome");
        return tag(
                        "form",
                        label("filter.text", field("text", filter.text(), Texts.get("filter.text.hint"))),
                        label("filter.agent", field("agent", filter.agent(), "claude-code")),
                        label("filter.outcome", outcome),
                        device(),
                        tag("button", text(Texts.get("filter.apply"))).with("type", "submit"),
                        link("/events.ndjson" + query(0), text(Texts.get("filter.export")))
                                .with("class", "export"))
                .with("method", "get")
                .with("action", "/")
                .with("role", "search")
                .with("class", "filters");
    }

    /** Kept while other filters change, and taken away by its own link. */
    private Html device() {
        if (filter.device().isEmpty()) {
            return Html.none();
        }
        String name = events.isEmpty() ? filter.device() : events.getFirst().deviceName();
        Filter without = new Filter(filter.outcome(), filter.agent(), "", filter.text(), 0, filter.limit());
        return tag(
                        "span",
                        tag("input")
                                .with("type", "hidden")
                                .with("name", "device")
                                .with("value", filter.device()),
                        span("label", Texts.get("filter.device")),
                        span("value", name),
                        link("/" + query(without, 0), text(Texts.get("filter.remove"))))
                .with("class", "picked");
    }

    private Html option(String value, String words) {
        Html option = tag("option", text(words)).with("value", value);
        return value.equals(filter.outcome()) ? option.with("selected", "") : option;
    }

    private static Html label(String key, Html field) {
        return tag("label", span("label", Texts.get(key)), field);
    }

    private static Html field(String name, String value, String hint) {
        return tag("input")
                .with("name", name)
                .with("value", value)
                .with("type", "search")
                .with("placeholder", hint);
    }

    private Html table() {
        Html head = tag(
                "tr",
                all(COLUMNS.stream()
                        .map(name -> tag("th", text(Texts.get("column." + name)))
                                .with("scope", "col")
                                .with("class", name))
                        .toList()));
        return tag("table", tag("thead", head), tag("tbody", all(rows()))).with("class", "log");
    }

    private List<Html> rows() {
        List<Html> rows = new ArrayList<>();
        String day = "";
        for (StoredEvent event : shown()) {
            String next = Times.day(Sentence.text(event.event(), "time"));
            if (!next.equals(day)) {
                Html heading = tag("th", text(next))
                        .with("colspan", Integer.toString(COLUMNS.size()))
                        .with("scope", "rowgroup");
                rows.add(tag("tr", heading).with("class", "day"));
                day = next;
            }
            rows.add(row(event));
        }
        return rows;
    }

    private List<StoredEvent> shown() {
        return events.subList(0, Math.min(events.size(), filter.limit()));
    }

    private Html row(StoredEvent stored) {
        JsonNode event = stored.event();
        JsonNode body = event.path("body");
        Html when = link("/events/" + stored.row(), Times.clock(Sentence.text(event, "time")));
        return tag(
                "tr",
                cell("time", when),
                cell("who", all(text(Sentence.text(event, "user")), span("sub", stored.deviceName()))),
                cell("agent", text(Sentence.text(body, "agent"))),
                cell("what", Sentence.what(body)),
                cell("answer", all(Sentence.answer(body), span("sub", Sentence.cause(body)))),
                cell("proof", proof(stored)));
    }

    private static Html cell(String name, Html content) {
        return tag("td", content).with("class", name).with("data-label", Texts.get("column." + name));
    }

    private Html proof(StoredEvent stored) {
        boolean in = stored.logIndex() < totals.entries();
        return span(in ? "mark proven" : "mark pending", Texts.get(in ? "proof.in" : "proof.pending"));
    }

    private Html pager() {
        boolean older = events.size() > filter.limit();
        Html newest = filter.before() > 0 ? link("/" + query(0), text(Texts.get("newest"))) : Html.none();
        Html more = older
                ? link("/" + query(shown().getLast().row()), text(Texts.get("more")))
                        .with("rel", "next")
                : Html.none();
        return tag("nav", newest, more).with("class", "pager").with("aria-label", Texts.get("pager"));
    }

    private String query(long before) {
        return query(filter, before);
    }

    private static String query(Filter filter, long before) {
        return "?outcome=" + encode(filter.outcome()) + "&agent=" + encode(filter.agent()) + "&device="
                + encode(filter.device()) + "&text=" + encode(filter.text())
                + (before > 0 ? "&before=" + before : "");
    }

    private static String encode(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }
}
