package dev.chaperone.mdm;

import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/** Reads artefacts back with the JDK's parser, which knows nothing of our printer. */
final class Xml {

    private Xml() {}

    /** Without fetching the document type Apple's property lists name. */
    static Document parse(String text) throws SAXException {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newNSInstance();
            factory.setFeature("http://apache.org/xml/features/nonvalidating/load-external-dtd", false);
            return factory.newDocumentBuilder().parse(new InputSource(new StringReader(text)));
        } catch (ParserConfigurationException | IOException e) {
            throw new IllegalStateException(e);
        }
    }

    static List<Element> all(Document document, String name) {
        return list(document.getElementsByTagNameNS("*", name)).stream()
                .map(Element.class::cast)
                .toList();
    }

    static List<Element> children(Element parent) {
        return list(parent.getChildNodes()).stream()
                .filter(Element.class::isInstance)
                .map(Element.class::cast)
                .toList();
    }

    static List<String> comments(Node node) {
        List<String> comments = new ArrayList<>();
        for (Node child : list(node.getChildNodes())) {
            if (child.getNodeType() == Node.COMMENT_NODE) {
                comments.add(child.getNodeValue());
            }
            comments.addAll(comments(child));
        }
        return comments;
    }

    private static List<Node> list(NodeList nodes) {
        return IntStream.range(0, nodes.getLength()).mapToObj(nodes::item).toList();
    }
}
