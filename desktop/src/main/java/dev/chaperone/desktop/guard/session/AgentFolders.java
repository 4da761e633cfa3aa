package dev.chaperone.desktop.guard.session;

import dev.chaperone.desktop.guard.SessionPlan;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * An agent's own settings and state, which it can't start without. Its folder is shown as it is, with what holds its
 * hooks read-only; its file is copied once, because it is replaced and not written into.
 */
final class AgentFolders {

    private record Own(List<String> folders, List<String> files) {}

    private static final Map<String, Own> OF_AGENT = Map.of(
            "claude-code", new Own(List.of(".claude"), List.of(".claude.json")),
            "codex", new Own(List.of(".codex"), List.of()),
            "gemini-cli", new Own(List.of(".gemini"), List.of()),
            "copilot", new Own(List.of(".copilot"), List.of()));

    private AgentFolders() {}

    static void open(SessionPlan plan, Path view, HeldFolders held) throws IOException {
        Own own = OF_AGENT.getOrDefault(plan.caller().agent(), new Own(List.of(), List.of()));
        Path home = Path.of(plan.user().home());
        for (String folder : own.folders()) {
            Optional<HeldFolder> there = held.of(home.resolve(folder));
            if (there.isPresent()) {
                there.get().openAsOwn();
            }
        }
        for (String file : own.files()) {
            Path copy = view.resolve(file);
            if (Files.isRegularFile(home.resolve(file), LinkOption.NOFOLLOW_LINKS)
                    && !Files.exists(copy, LinkOption.NOFOLLOW_LINKS)) {
                Files.copy(home.resolve(file), copy, LinkOption.NOFOLLOW_LINKS);
                own(copy, "unix:uid", plan.user().uid());
                own(copy, "unix:gid", plan.user().gid());
            }
        }
    }

    /** Never through a link, which the agent could have put there in the meantime. */
    private static void own(Path copy, String attribute, long id) throws IOException {
        Files.setAttribute(copy, attribute, Math.toIntExact(id), LinkOption.NOFOLLOW_LINKS);
    }
}
