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
import java.util.List;
import tools.jackson.databind.JsonNode;

/** The consent log: filters, a table, older events. */
final class LogPage {

    private final Filter filter;
    private final List<StoredEvent> events;
    private final long total;
    private final long logSize;

    LogPage(Filter filter, List<StoredEvent> events, long total, long logSize) {
        this.filter = filter;
        this.events = events;
        this.total = total;
        this.logSize = logSize;
    }

    Html render() {
        Html table = events.isEmpty() ? tag("p", text(Texts.get("log.empty"))).with("class", "empty") : table();
        return Layout.page(
                Texts.get("log.title"),
                "nav.log",
                all(List.of(
                        tag("p", text(Texts.get("log.count", total))).with("class", "lead"),
                        filters(),
                        table,
                        older())));
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
                        label("filter.outcome", outcome),
                        label("filter.agent", field("agent", filter.agent())),
                        label("filter.text", field("text", filter.text())),
                        tag("button", text(Texts.get("filter.apply"))).with("type", "submit"),
                        link("/events.ndjson" + query(0), text(Texts.get("filter.export")))
                                .with("class", "export"))
                .with("method", "get")
                .with("class", "filters");
    }

    private Html option(String value, String words) {
        Html option = tag("option", text(words)).with("value", value);
        return value.equals(filter.outcome()) ? option.with("selected", "") : option;
    }

    private static Html label(String key, Html field) {
        return tag("label", span("label", Texts.get(key)), field);
    }

    private static Html field(String name, String value) {
        return tag("input").with("name", name).with("value", value).with("type", "search");
    }

    private Html table() {
        Html head = tag(
                "tr",
                column("time"),
                column("who"),
                column("agent"),
                column("what"),
                column("answer"),
                column("proof"));
        return tag(
                "table",
                tag("thead", head),
                tag("tbody", all(events.stream().map(this::row).toList())));
    }

    private static Html column(String name) {
        return tag("th", text(Texts.get("column." + name))).with("scope", "col");
    }

    private Html row(StoredEvent stored) {
        JsonNode event = stored.event();
        JsonNode body = event.path("body");
        String time = Sentence.text(event, "time");
        Html when = link(
                "/events/" + stored.row(), tag("time", text(shortTime(time))).with("datetime", time));
        return tag(
                "tr",
                tag("td", when).with("class", "time"),
                tag("td", text(Sentence.text(event, "user")), span("sub", stored.deviceName())),
                tag("td", text(Sentence.text(body, "agent"))),
                tag("td", span("what", Sentence.what(body))),
                tag("td", answer(body), span("sub", Sentence.cause(body))),
                tag("td", proof(stored)));
    }

    static Html answer(JsonNode body) {
        String outcome = Sentence.text(body, "outcome");
        return Texts.has("outcome." + outcome) ? span("chip " + outcome, Texts.get("outcome." + outcome)) : Html.none();
    }

    private Html proof(StoredEvent stored) {
        boolean in = stored.logIndex() < logSize;
        return span(in ? "chip proven" : "chip pending", Texts.get(in ? "proof.in" : "proof.pending"));
    }

    private Html older() {
        boolean more = events.size() == filter.limit();
        return more ? tag("p", link("/" + query(events.getLast().row()), text(Texts.get("more")))) : Html.none();
    }

    private String query(long before) {
        return "?outcome=" + encode(filter.outcome()) + "&agent=" + encode(filter.agent()) + "&text="
                + encode(filter.text()) + (before > 0 ? "&before=" + before : "");
    }

    private static String encode(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }

    /** {@code 2026-11-24 13:05:09} in UTC, from ISO 8601. */
    static String shortTime(String time) {
        return time.length() >= 19 ? time.substring(0, 19).replace('T', ' ') : time;
    }
}
