package dev.chaperone.central.console;

import static dev.chaperone.central.console.Html.all;
import static dev.chaperone.central.console.Html.link;
import static dev.chaperone.central.console.Html.span;
import static dev.chaperone.central.console.Html.tag;
import static dev.chaperone.central.console.Html.text;

import dev.chaperone.central.enrol.Devices;
import dev.chaperone.central.index.FindingTable.Finding;
import java.util.List;

/** Findings and devices. */
final class ListPages {

    private ListPages() {}

    static Html findings(List<Finding> findings) {
        Html lead = tag("p", text(Texts.get("findings.lead"))).with("class", "lead");
        return findings.isEmpty()
                ? all(lead, empty("findings"))
                : all(
                        lead,
                        table(
                                "findings",
                                List.of("kind", "device", "detail", "at"),
                                findings.stream().map(ListPages::finding).toList()));
    }

    private static Html finding(Finding finding) {
        String kind = "finding." + finding.kind();
        String name = Texts.has(kind) ? Texts.get(kind) : finding.kind();
        String meaning = Texts.has(kind + ".meaning") ? Texts.get(kind + ".meaning") : "";
        return tag(
                "tr",
                cell("kind", span("chip " + severity(finding.kind()), name)),
                cell(
                        "device",
                        all(
                                link("/?device=" + finding.device(), text(finding.deviceName())),
                                span("sub mono", finding.device()))),
                cell("detail", all(text(finding.detail()), span("sub", meaning))),
                cell("at", Times.dayAndClock(finding.at())));
    }

    /** Which colour: what nobody honest does, what may be an accident, and what is only worth knowing. */
    private static String severity(String kind) {
        return switch (kind) {
            case "equivocation", "chain", "set-back", "witness" -> "deny";
            case "gap" -> "rewrite";
            default -> "plain";
        };
    }

    static Html devices(List<Devices.Summary> devices) {
        Html lead = tag("p", text(Texts.get("devices.lead", devices.size()))).with("class", "lead");
        return devices.isEmpty()
                ? all(lead, empty("devices"))
                : all(
                        lead,
                        table(
                                "devices",
                                List.of("device", "seen", "segments", "state"),
                                devices.stream().map(ListPages::device).toList()));
    }

    private static Html device(Devices.Summary device) {
        Html seen =
                device.lastSeen().isEmpty() ? text(Texts.get("device.never")) : Times.dayAndClock(device.lastSeen());
        Html enrolled = tag("span", text(Texts.get("device.enrolled") + " "), Times.dayAndClock(device.enrolledAt()))
                .with("class", "sub");
        return tag(
                "tr",
                cell(
                        "device",
                        all(link("/?device=" + device.id(), text(device.name())), span("sub mono", device.id()))),
                cell("seen", all(seen, enrolled)),
                cell("segments", text(Texts.get("device.segments", device.segments()))),
                cell("state", state(device)));
    }

    private static Html state(Devices.Summary device) {
        Html missing = device.missing() > 0
                ? span("chip rewrite", Texts.get("device.missing", device.missing()))
                : Html.none();
        Html findings = device.findings() > 0
                ? link("/findings", text(Texts.get("device.findings", device.findings())))
                : Html.none();
        return device.missing() > 0 || device.findings() > 0
                ? tag("span", missing, findings)
                : span("mark proven", Texts.get("device.complete"));
    }

    private static Html table(String name, List<String> columns, List<Html> rows) {
        Html head = tag(
                "tr",
                all(columns.stream()
                        .map(c -> tag("th", text(Texts.get("column." + c)))
                                .with("scope", "col")
                                .with("class", c))
                        .toList()));
        return tag("table", tag("thead", head), tag("tbody", all(rows))).with("class", name);
    }

    private static Html cell(String name, Html content) {
        return tag("td", content).with("class", name).with("data-label", Texts.get("column." + name));
    }

    private static Html empty(String what) {
        return tag(
                        "div",
                        tag("p", text(Texts.get(what + ".none"))).with("class", "strong"),
                        tag("p", text(Texts.get(what + ".none.next"))))
                .with("class", "empty");
    }
}
