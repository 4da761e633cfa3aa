package dev.chaperone.central.console;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

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

    static Html all(Html... parts) {
        return all(Arrays.asList(parts));
    }

    static Html all(List<Html> parts) {
        return new Html(parts.stream().map(part -> part.markup).collect(Collectors.joining()));
    }

    static Html tag(String name, Html... content) {
        return new Html("<" + name + ">" + all(content).markup + (VOID.contains(name) ? "" : "</" + name + ">"));
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
        return visible(text)
                .replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }

    /** Characters without a shape could make a name or a path look like another one. */
    private static String visible(String text) {
        return text.codePoints()
                .map(c -> isInvisible(c) ? 0xFFFD : c)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private static boolean isInvisible(int c) {
        return (Character.isISOControl(c) && c != '\n')
                || Character.getType(c) == Character.FORMAT
                || Character.getType(c) == Character.SURROGATE;
    }
}
