package dev.chaperone.central.gates;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The names a manifest depends on. Versions are left out: a newer version is no new dependency. What can't be read
 * names the manifest itself, so that it is looked at.
 */
final class Manifests {

    private static final List<String> NPM =
            List.of("dependencies", "devDependencies", "optionalDependencies", "peerDependencies");
    private static final Pattern MAVEN = Pattern.compile(
            "<(?:dependency|plugin)>\\s*(?:<groupId>([^<]+)</groupId>\\s*)?<artifactId>([^<]+)</artifactId>");
    private static final Pattern GO = Pattern.compile("(?m)^\\s*(?:require\\s+)?([a-z0-9.-]+\\.[a-z]+/\\S+)\\s+v\\d");
    private static final Pattern PIP = Pattern.compile("(?m)^\\s*([A-Za-z0-9][A-Za-z0-9._-]*)");
    private static final Pattern CARGO =
            Pattern.compile("(?ms)^\\[[^]]*dependencies(?:\\.([A-Za-z0-9_-]+))?]\\s*$(.*?)(?=^\\[|\\z)");
    private static final Pattern CARGO_LINE = Pattern.compile("(?m)^\\s*([A-Za-z0-9_-]+)\\s*[.=]");

    private Manifests() {}

    static boolean isManifest(String path) {
        String name = path.substring(path.lastIndexOf('/') + 1);
        return List.of("package.json", "pom.xml", "go.mod", "Cargo.toml").contains(name)
                || name.matches("requirements[^/]*\\.txt");
    }

    static Set<String> dependencies(String path, String text) {
        return switch (path.substring(path.lastIndexOf('/') + 1)) {
            case "package.json" -> npm(text);
            case "pom.xml" -> maven(text);
            case "go.mod" -> all(GO, text);
            case "Cargo.toml" -> cargo(text);
            case String _ -> all(PIP, text);
        };
    }

    private static Set<String> npm(String text) {
        Set<String> names = new TreeSet<>();
        try {
            JsonNode json = JsonMapper.shared().readTree(text);
            NPM.forEach(kind -> names.addAll(json.path(kind).propertyNames()));
        } catch (JacksonException _) {
            names.add("(package.json can't be read)");
        }
        return names;
    }

    private static Set<String> maven(String text) {
        Set<String> names = new TreeSet<>();
        Matcher found = MAVEN.matcher(text.replaceAll("(?s)<!--.*?-->", ""));
        while (found.find()) {
            String group = found.group(1);
            names.add((group == null ? "org.apache.maven.plugins" : group.strip()) + ":"
                    + found.group(2).strip());
        }
        return names;
    }

    private static Set<String> cargo(String text) {
        Set<String> names = new TreeSet<>();
        Matcher section = CARGO.matcher(text);
        while (section.find()) {
            String one = section.group(1);
            if (one == null) {
                names.addAll(all(CARGO_LINE, section.group(2)));
            } else {
                names.add(one);
            }
        }
        return names;
    }

    private static Set<String> all(Pattern pattern, String text) {
        Set<String> names = new TreeSet<>();
        Matcher found = pattern.matcher(text);
        while (found.find()) {
            names.add(found.group(1));
        }
        return names;
    }
}
