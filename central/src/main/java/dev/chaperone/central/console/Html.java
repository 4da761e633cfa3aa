package dev.chaperone.central.console;

import java.util.Arrays;
import java.util.List;

/** HTML that can't hold an unescaped value: text goes in through {@link #text}, tags through {@link #tag}. */
final class Html {

    private static final List<String> VOID = List.of("meta", "link", "input");

    private final String markup;

    private Html(String markup) {
        this.markup = markup;
    }

    static Html text(String text) {
        return new Html(escape(text));
    }

    static Html none() {
        return new Html("");
    }

    static Html all(List<Html> parts) {
        StringBuilder joined = new StringBuilder();
        parts.forEach(p -> joined.append(p.markup));
        return new Html(joined.toString());
    }

    static Html tag(String name, Html... content) {
        return new Html(
                "<" + name + ">" + all(Arrays.asList(content)).markup + (VOID.contains(name) ? "" : "</" + name + ">"));
    }

    /** A text in a tag of a class. */
    static Html span(String cssClass, String text) {
        return tag("span", text(text)).with("class", cssClass);
    }

    static Html link(String address, Html content) {
        return tag("a", content).with("href", address);
    }

    /** Adds an attribute to the outermost tag. */
    Html with(String attribute, String value) {
        int end = markup.indexOf('>');
        return new Html(
                markup.substring(0, end) + " " + attribute + "=\"" + escape(value) + "\"" + markup.substring(end));
    }

    String document() {
        return "<!doctype html>" + markup;
    }

    private static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }
}
