package dev.chaperone.central.console;

import static dev.chaperone.central.console.Html.all;
import static dev.chaperone.central.console.Html.link;
import static dev.chaperone.central.console.Html.span;
import static dev.chaperone.central.console.Html.tag;
import static dev.chaperone.central.console.Html.text;

/** What every page has around its content. */
final class Layout {

    private final long findings;
    private final boolean halted;

    /**
     * @param findings how many there are
     * @param halted whether the log was set back
     */
    Layout(long findings, boolean halted) {
        this.findings = findings;
        this.halted = halted;
    }

    /** @param active key of the navigation item the page belongs to */
    Html page(String title, String active, Html content) {
        Html badge = findings == 0 ? Html.none() : span("badge", Long.toString(findings));
        Html nav = tag(
                        "nav",
                        item("/", "nav.log", active, Html.none()),
                        item("/findings", "nav.findings", active, badge),
                        item("/devices", "nav.devices", active, Html.none()))
                .with("aria-label", Texts.get("nav"));
        Html banner = halted
                ? tag("p", text(Texts.get("halted"))).with("class", "banner").with("role", "alert")
                : Html.none();
        return document(title, all(tag("header", brand(), nav), banner, main(title, content)));
    }

    /** A page for whoever is not signed in. */
    static Html bare(String title, Html content) {
        return document(title, all(tag("header", brand()), main(title, content)));
    }

    private static Html main(String title, Html content) {
        return tag("main", tag("h1", text(title)), content);
    }

    private static Html document(String title, Html body) {
        Html head = tag(
                "head",
                tag("meta").with("charset", "utf-8"),
                tag("meta").with("name", "viewport").with("content", "width=device-width, initial-scale=1"),
                tag("meta").with("name", "color-scheme").with("content", "light dark"),
                tag("title", text(title + " · " + Texts.get("title"))),
                tag("link").with("rel", "stylesheet").with("href", "/console.css"));
        return tag("html", head, tag("body", body)).with("lang", "en");
    }

    private static Html brand() {
        Html shield = tag("path")
                .with(
                        "d",
                        "M12 2l8 3v6c0 5-3.4 9.300-8 11-4.600-1.700-8-6-8-11V5l8-3zm-1.200 13.200l5-5-1.400-1.400"
                                + "-3.600 3.600-1.600-1.600-1.400 1.400 3 3z")
                .with("fill", "currentColor");
        Html mark = tag("svg", shield)
                .with("viewBox", "0 0 24 24")
                .with("width", "22")
                .with("height", "22")
                .with("aria-hidden", "true");
        return link("/", all(mark, span("name", "Chaperone"), span("place", Texts.get("place"))))
                .with("class", "brand");
    }

    private static Html item(String address, String key, String active, Html badge) {
        Html item = link(address, all(text(Texts.get(key)), badge));
        return key.equals(active) ? item.with("aria-current", "page") : item;
    }
}
