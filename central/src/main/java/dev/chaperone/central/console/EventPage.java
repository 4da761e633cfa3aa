package dev.chaperone.central.console;

import static dev.chaperone.central.console.Html.all;
import static dev.chaperone.central.console.Html.link;
import static dev.chaperone.central.console.Html.span;
import static dev.chaperone.central.console.Html.tag;
import static dev.chaperone.central.console.Html.text;

import dev.chaperone.central.index.EventTable.StoredEvent;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** One event: the sentence first, then the proof, its fields, and the JSON. */
final class EventPage {

    private static final List<String> AROUND = List.of("user", "device", "sequence", "id");

    private final StoredEvent stored;
    private final long segment;
    private final List<EventProof.Step> steps;

    /** @param steps empty while the event is not in the log yet */
    EventPage(StoredEvent stored, long segment, List<EventProof.Step> steps) {
        this.stored = stored;
        this.segment = segment;
        this.steps = List.copyOf(steps);
    }

    Html content() {
        return all(
                headline(),
                tag("h2", text(Texts.get("event.proof"))),
                proof(),
                tag("h2", text(Texts.get("event.fields"))),
                fields(),
                tag("details", tag("summary", text(Texts.get("event.raw"))), tag("pre", text(pretty()))));
    }

    private Html headline() {
        JsonNode body = body();
        List<String> small = new ArrayList<>(List.of(Sentence.cause(body), Sentence.scope(body)));
        small.removeIf(String::isEmpty);
        Html when = tag(
                        "p",
                        Times.dayAndClock(field("time")),
                        text(" UTC · " + field("user") + " · " + stored.deviceName()))
                .with("class", "lead");
        Html agent = tag("strong", text(Sentence.text(body, "agent")));
        return tag(
                        "div",
                        tag("p", agent, text(" "), Sentence.what(body)).with("class", "headline"),
                        tag("p", Sentence.answer(body), span("sub", String.join(", ", small)))
                                .with("class", "answer"),
                        when)
                .with("class", "card");
    }

    private Html proof() {
        if (steps.isEmpty()) {
            return tag("div", tag("p", text(Texts.get("event.pending")))).with("class", "card");
        }
        boolean holds = steps.stream().allMatch(EventProof.Step::holds);
        Html verdict = tag("p", text(Texts.get(holds ? "event.proven" : "event.failed")))
                .with("class", holds ? "verdict proven" : "verdict failed");
        Html list = tag("ol", all(steps.stream().map(EventPage::step).toList())).with("class", "steps");
        String address = "/v1/log/proof?device=" + URLEncoder.encode(field("device"), StandardCharsets.UTF_8)
                + "&segment=" + segment;
        Html links = tag(
                        "p",
                        link(address, text(Texts.get("event.proof.download"))),
                        link("/log/checkpoint", text(Texts.get("event.proof.checkpoint"))),
                        link("/v1/log/key", text(Texts.get("event.proof.key"))))
                .with("class", "links");
        Html advice = tag("p", text(Texts.get("event.proof.advice"))).with("class", "sub");
        return tag("div", verdict, list, links, advice).with("class", "card");
    }

    private static Html step(EventProof.Step step) {
        return tag("li", text(step.text())).with("class", step.holds() ? "holds" : "fails");
    }

    private Html fields() {
        List<Html> rows = new ArrayList<>();
        rows.add(row(Texts.get("field.time"), field("time")));
        rows.add(row(Texts.get("field.deviceName"), stored.deviceName()));
        for (String name : AROUND) {
            rows.add(row(label(name), value(stored.event().path(name))));
        }
        for (Map.Entry<String, JsonNode> field : body().properties()) {
            if (!value(field.getValue()).isEmpty()) {
                rows.add(row(label(field.getKey()), value(field.getValue())));
            }
        }
        return tag("table", tag("tbody", all(rows))).with("class", "fields");
    }

    private static String label(String name) {
        return Texts.has("field." + name) ? Texts.get("field." + name) : name;
    }

    private static String value(JsonNode value) {
        return value.isString() ? value.stringValue() : value.toString();
    }

    private static Html row(String name, String value) {
        return tag("tr", tag("th", text(name)).with("scope", "row"), tag("td", text(value)));
    }

    private JsonNode body() {
        return stored.event().path("body");
    }

    private String field(String field) {
        return Sentence.text(stored.event(), field);
    }

    private String pretty() {
        return JsonMapper.shared().writerWithDefaultPrettyPrinter().writeValueAsString(stored.event());
    }
}
