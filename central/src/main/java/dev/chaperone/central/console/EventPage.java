package dev.chaperone.central.console;

import static dev.chaperone.central.console.Html.all;
import static dev.chaperone.central.console.Html.link;
import static dev.chaperone.central.console.Html.tag;
import static dev.chaperone.central.console.Html.text;

import dev.chaperone.central.index.EventTable.StoredEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** One event: the sentence first, then its fields, the proof, and the JSON. */
final class EventPage {

    private final StoredEvent stored;
    private final long segment;
    private final long logSize;

    EventPage(StoredEvent stored, long segment, long logSize) {
        this.stored = stored;
        this.segment = segment;
        this.logSize = logSize;
    }

    Html render() {
        JsonNode event = stored.event();
        JsonNode body = event.path("body");
        String sentence = Sentence.text(body, "agent") + " " + Sentence.what(body);
        Html headline = tag(
                        "p", text(sentence.strip()), text(" "), LogPage.answer(body), text(" " + Sentence.cause(body)))
                .with("class", "headline");
        return Layout.page(
                Texts.get("event.title", event.path("sequence").toString()),
                "nav.log",
                all(List.of(
                        headline,
                        tag("h2", text(Texts.get("event.fields"))),
                        fields(event, body),
                        tag("h2", text(Texts.get("event.proof"))),
                        proof(),
                        tag("h2", text(Texts.get("event.raw"))),
                        tag(
                                "pre",
                                text(JsonMapper.shared()
                                        .writerWithDefaultPrettyPrinter()
                                        .writeValueAsString(event))))));
    }

    private Html fields(JsonNode event, JsonNode body) {
        List<Html> rows = new ArrayList<>();
        for (String name : List.of("time", "user", "device", "id")) {
            rows.add(row(name, Sentence.text(event, name)));
        }
        rows.add(row("device name", stored.deviceName()));
        for (Map.Entry<String, JsonNode> field : body.properties()) {
            JsonNode value = field.getValue();
            rows.add(row(field.getKey(), value.isString() ? value.stringValue() : value.toString()));
        }
        return tag("table", tag("tbody", all(rows))).with("class", "fields");
    }

    private static Html row(String name, String value) {
        return tag("tr", tag("th", text(name)).with("scope", "row"), tag("td", text(value)));
    }

    private Html proof() {
        if (stored.logIndex() >= logSize) {
            return tag("p", text(Texts.get("proof.pending")));
        }
        String device = Sentence.text(stored.event(), "device");
        return all(List.of(
                tag("p", text(Texts.get("event.proof.text", segment, stored.logIndex(), logSize))),
                tag(
                        "p",
                        link(
                                "/v1/log/proof?device=" + device + "&segment=" + segment,
                                text(Texts.get("event.proof.download"))),
                        text(" · "),
                        link("/log/checkpoint", text(Texts.get("event.proof.checkpoint"))))));
    }
}
