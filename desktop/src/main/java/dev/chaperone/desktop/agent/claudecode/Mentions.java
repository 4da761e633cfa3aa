package dev.chaperone.desktop.agent.claudecode;

import dev.chaperone.desktop.agent.RealPath;
import dev.chaperone.model.action.AbsolutePath;
import dev.chaperone.model.action.AgentAction;
import dev.chaperone.model.action.Origin;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** {@code @file} in a prompt puts the file's content into it without a tool call, so it is a read like any other. */
final class Mentions {

    /** Possessive quantifiers, so that no prompt makes it slow. */
    private static final Pattern MENTION =
            Pattern.compile("(?<![\\w@])@(?:\"([^\"\\n]{1,1000}+)\"|([^\\s\"'`,;()<>]{1,1000}+))");

    private final RealPath paths;

    Mentions(RealPath paths) {
        this.paths = paths;
    }

    List<AgentAction> in(String prompt, Origin origin) {
        List<AbsolutePath> read = new ArrayList<>();
        Matcher mention = MENTION.matcher(prompt);
        while (mention.find()) {
            String name = mention.group(1) == null ? mention.group(2) : mention.group(1);
            List<AbsolutePath> places = paths.places(name.replaceFirst("[.:!?]+$", ""), origin.workingDirectory());
            if (isFile(places.getFirst())) {
                read.addAll(places);
            }
        }
        return read.isEmpty() ? List.of() : List.of(new AgentAction.ReadPath(origin, read));
    }

    /** {@code @someone} is no mention of a file unless there is such a file. */
    private static boolean isFile(AbsolutePath place) {
        return Files.exists(Path.of(place.value()));
    }
}
