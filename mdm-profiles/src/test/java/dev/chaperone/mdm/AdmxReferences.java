package dev.chaperone.mdm;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.xml.sax.SAXException;

/** What Microsoft's schema leaves out: whether definitions and texts refer to things that are there, and use all. */
final class AdmxReferences {

    private static final Pattern STRING = Pattern.compile("\\$\\(string\\.(\\w+)\\)");
    private static final Pattern PRESENTATION = Pattern.compile("\\$\\(presentation\\.(\\w+)\\)");

    private final List<String> complaints = new ArrayList<>();

    private AdmxReferences() {}

    static List<String> complaints(String definitions, String texts) throws SAXException {
        AdmxReferences check = new AdmxReferences();
        Document admx = Xml.parse(definitions);
        Document adml = Xml.parse(texts);
        check.same("string", found(STRING, definitions), ids(adml, "string", "id"));
        check.same("presentation", found(PRESENTATION, definitions), ids(adml, "presentation", "id"));
        check.same("category", ids(admx, "parentCategory", "ref"), ids(admx, "category", "name"));
        check.same("version", references(admx), ids(admx, "definition", "name"));
        check.once("policy", ids(admx, "policy", "name"));
        check.same("control", elements(admx), controls(adml));
        return check.complaints;
    }

    private void same(String kind, Collection<String> used, Collection<String> there) {
        once(kind, there);
        used.stream().filter(u -> !there.contains(u)).forEach(u -> complaints.add("no %s %s".formatted(kind, u)));
        there.stream().filter(t -> !used.contains(t)).forEach(t -> complaints.add("unused %s %s".formatted(kind, t)));
    }

    private void once(String kind, Collection<String> names) {
        Set<String> seen = new HashSet<>();
        names.stream().filter(n -> !seen.add(n)).forEach(n -> complaints.add("two of %s %s".formatted(kind, n)));
    }

    private static Set<String> found(Pattern pattern, String text) {
        Set<String> found = new HashSet<>();
        for (Matcher m = pattern.matcher(text); m.find(); ) {
            found.add(m.group(1));
        }
        return found;
    }

    private static List<String> ids(Document document, String element, String attribute) {
        return Xml.all(document, element).stream()
                .map(e -> e.getAttribute(attribute))
                .toList();
    }

    /** Of policies; the table itself has the same name. */
    private static List<String> references(Document admx) {
        return ids(admx, "supportedOn", "ref").stream()
                .filter(r -> !r.isEmpty())
                .toList();
    }

    /** {@code policy/element}, as {@code presentation/control}: each element needs one control of its own policy. */
    private static List<String> elements(Document admx) {
        return Xml.all(admx, "elements").stream()
                .flatMap(e -> pairs((Element) e.getParentNode(), "name", Xml.children(e), "id"))
                .toList();
    }

    private static List<String> controls(Document adml) {
        return Xml.all(adml, "presentation").stream()
                .flatMap(p -> pairs(p, "id", Xml.children(p), "refId"))
                .toList();
    }

    private static Stream<String> pairs(Element parent, String name, List<Element> children, String id) {
        return children.stream().map(child -> parent.getAttribute(name) + "/" + child.getAttribute(id));
    }
}
