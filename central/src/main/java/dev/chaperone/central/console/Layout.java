package dev.chaperone.central.console;

import static dev.chaperone.central.console.Html.link;
import static dev.chaperone.central.console.Html.tag;
import static dev.chaperone.central.console.Html.text;

/** What every page has around its content. */
final class Layout {

    private Layout() {}

    static Html page(String title, String active, Html content) {
        Html head = tag(
                "head",
                tag("meta").with("charset", "utf-8"),
                tag("meta").with("name", "viewport").with("content", "width=device-width, initial-scale=1"),
                tag("title", text(title + " · " + Texts.get("title"))),
                tag("link").with("rel", "stylesheet").with("href", "/console.css"));
        Html nav = tag(
                        "nav",
                        item("/", "nav.log", active),
                        item("/findings", "nav.findings", active),
                        item("/devices", "nav.devices", active))
                .with("aria-label", Texts.get("title"));
        Html header = tag("header", Html.span("brand", "Chaperone"), nav);
        Html main = tag("main", tag("h1", text(title)), content);
        return tag("html", head, tag("body", header, main)).with("lang", "en");
    }

    private static Html item(String address, String key, String active) {
        Html item = link(address, text(Texts.get(key)));
        return key.equals(active) ? item.with("aria-current", "page") : item;
    }
}
