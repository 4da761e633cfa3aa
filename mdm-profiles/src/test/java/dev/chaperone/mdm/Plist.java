package dev.chaperone.mdm;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.w3c.dom.Element;
import org.xml.sax.SAXException;

/** Reads an XML property list into Java values, refusing what Apple's document type does not allow. */
final class Plist {

    private Plist() {}

    static Map<?, ?> read(String text) throws SAXException {
        Element root = Xml.parse(text).getDocumentElement();
        return (Map<?, ?>) value(Xml.children(root).getFirst());
    }

    /** The keys of a profile's only payload. */
    static Map<?, ?> payload(Map<?, ?> profile) {
        List<?> payloads = (List<?>) Objects.requireNonNull(profile.get("PayloadContent"));
        return (Map<?, ?>) payloads.getFirst();
    }

    private static Object value(Element element) {
        return switch (element.getLocalName()) {
            case "dict" -> dictionary(Xml.children(element));
            case "array" -> Xml.children(element).stream().map(Plist::value).toList();
            case "string" -> element.getTextContent();
            case "integer" -> Integer.valueOf(element.getTextContent());
            case "true" -> true;
            case "false" -> false;
            case String other -> throw new IllegalArgumentException("no value of a property list: " + other);
        };
    }

    private static Map<String, Object> dictionary(List<Element> children) {
        Map<String, Object> values = new LinkedHashMap<>();
        for (int i = 0; i < children.size(); i += 2) {
            if (!children.get(i).getLocalName().equals("key")) {
                throw new IllegalArgumentException("a key was expected before " + children.get(i));
            }
            Object before = values.put(children.get(i).getTextContent(), value(children.get(i + 1)));
            if (before != null) {
                throw new IllegalArgumentException(
                        "twice in one dictionary: " + children.get(i).getTextContent());
            }
        }
        return values;
    }
}
