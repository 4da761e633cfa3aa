package dev.chaperone.mdm;

import dev.chaperone.mdm.Node.Comment;
import dev.chaperone.mdm.Node.Element;

/** Prints nodes as XML 1.0 in UTF-8, two spaces a level, lines ending with {@code \n}. */
final class XmlPrinter {

    private final StringBuilder out = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");

    private XmlPrinter() {}

    /** @param doctype a line before the root, or empty */
    static String print(String doctype, Node... nodes) {
        XmlPrinter printer = new XmlPrinter();
        printer.out.append(doctype.isEmpty() ? "" : doctype + "\n");
        for (Node node : nodes) {
            printer.node(node, "");
        }
        return printer.out.toString();
    }

    private void node(Node node, String indent) {
        switch (node) {
            case Comment(var text) ->
                out.append(indent).append("<!-- ").append(comment(text)).append(" -->\n");
            case Element element -> element(element, indent);
        }
    }

    private void element(Element element, String indent) {
        out.append(indent).append('<').append(element.name());
        element.attributes()
                .forEach((name, value) -> out.append(' ')
                        .append(name)
                        .append("=\"")
                        .append(attribute(value))
                        .append('"'));
        if (!element.children().isEmpty()) {
            out.append(">\n");
            element.children().forEach(child -> node(child, indent + "  "));
            out.append(indent).append("</").append(element.name()).append(">\n");
        } else if (element.text().isEmpty()) {
            out.append("/>\n");
        } else {
            out.append('>')
                    .append(content(element.text()))
                    .append("</")
                    .append(element.name())
                    .append(">\n");
        }
    }

    /** A carriage return is written as a reference, or a parser would turn it into a line feed. */
    private static String content(String text) {
        return legal(text)
                .replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\r", "&#13;");
    }

    /** Two dashes in a row are not allowed in a comment, they would end it early. */
    private static String comment(String text) {
        return legal(text).replaceAll("-(?=-)", "- ").strip();
    }

    private static String attribute(String value) {
        return content(value).replace("\"", "&quot;").replace("\n", "&#10;").replace("\t", "&#9;");
    }

    /** XML 1.0, production 2: other characters cannot be written at all, not even as a reference. */
    private static String legal(String text) {
        text.codePoints().filter(c -> !isLegal(c)).findFirst().ifPresent(c -> {
            throw new IllegalArgumentException("a text holds U+%04X, which XML cannot carry; remove it".formatted(c));
        });
        return text;
    }

    private static boolean isLegal(int c) {
        return c == '\t'
                || c == '\n'
                || c == '\r'
                || (c >= 0x20 && c <= 0xD7FF)
                || (c >= 0xE000 && c <= 0xFFFD)
                || c >= 0x10000;
    }
}
