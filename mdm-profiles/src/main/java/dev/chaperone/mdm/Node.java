package dev.chaperone.mdm;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A piece of an XML 1.0 document. Printing is our own, because the indentation of the JDK's writer changes between
 * releases and the artefacts are compared byte by byte.
 */
sealed interface Node {

    /** @param children must be empty if there is {@code text} */
    record Element(String name, Map<String, String> attributes, List<Node> children, String text) implements Node {
        public Element {
            children = List.copyOf(children);
        }

        Element with(String attribute, String value) {
            Map<String, String> more = new LinkedHashMap<>(attributes);
            more.put(attribute, value);
            return new Element(name, more, children, text);
        }

        Element add(Node... nodes) {
            return add(List.of(nodes));
        }

        Element add(List<? extends Node> nodes) {
            List<Node> more = new ArrayList<>(children);
            more.addAll(nodes);
            return new Element(name, attributes, more, text);
        }
    }

    record Comment(String text) implements Node {}

    static Element element(String name) {
        return new Element(name, Map.of(), List.of(), "");
    }

    static Element element(String name, String text) {
        return new Element(name, Map.of(), List.of(), text);
    }
}
