package dev.chaperone.desktop.agent.hook;

import dev.chaperone.desktop.agent.RealPath;
import dev.chaperone.model.action.AbsolutePath;
import dev.chaperone.model.action.Origin;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** Every text in a foreign tool's input that looks like a path. */
public final class InputPaths {

    private final RealPath paths;

    public InputPaths(RealPath paths) {
        this.paths = paths;
    }

    public List<AbsolutePath> in(JsonNode input, Origin origin) {
        List<AbsolutePath> found = new ArrayList<>();
        String text = input.isString() ? input.stringValue().strip() : "";
        if (text.matches("(/|~/|\\.{1,2}/|file:///)[^\\p{Cntrl}]{0,4000}")) {
            found.addAll(paths.places(withoutScheme(text), origin.workingDirectory()));
        }
        input.forEach(child -> found.addAll(in(child, origin)));
        return found;
    }

    private static String withoutScheme(String text) {
        return text.startsWith("file://")
                ? URLDecoder.decode(text.substring("file://".length()).replace("+", "%2B"), StandardCharsets.UTF_8)
                : text;
    }
}
