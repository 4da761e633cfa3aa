package dev.chaperone.desktop.agent.hook;

import dev.chaperone.desktop.agent.RealPath;
import dev.chaperone.model.action.AbsolutePath;
import dev.chaperone.model.action.AgentAction;
import dev.chaperone.model.action.Origin;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** {@code @file} in a prompt puts the file's content into it without a tool call, so it is a read like any other. */
public final class Mentions {

    /** Each costs a look at the disk, so a prompt can't keep the service busy for long. */
    public static final int MOST = 5_000;

    /** Possessive quantifiers, so that no prompt makes it slow. */
    private static final Pattern MENTION =
            Pattern.compile("(?<![\\w@])@(?:\"([^\"\\p{Cntrl}]{1,1000}+)\"|((?:\\\\ |[^\\s\\p{Cntrl}]){1,1000}+))");

    /** Where a name may end before the word does: {@code @a.txt, @a.txt#L10-20 (@a.txt)}. */
    private static final Pattern END = Pattern.compile("[\"'`,;()<>\\[\\]{}#]|[.:!?]+$");

    private final RealPath paths;

    public Mentions(RealPath paths) {
        this.paths = paths;
    }

    /** @throws IllegalArgumentException if there are too many to look at */
    public List<AgentAction> in(String prompt, Origin origin) {
        Set<String> names = names(prompt);
        Set<AbsolutePath> read = new LinkedHashSet<>();
        for (String name : names) {
            List<AbsolutePath> places = paths.places(name, origin.workingDirectory());
            if (places.stream().anyMatch(Mentions::isThere)) {
                read.addAll(places);
            }
        }
        return read.isEmpty() ? List.of() : List.of(new AgentAction.ReadPath(origin, List.copyOf(read)));
    }

    /**
     * A prompt and the files it mentions.
     *
     * @throws IllegalArgumentException if there are too many to look at
     */
    public List<AgentAction> withPrompt(String prompt, Origin origin) {
        List<AgentAction> actions = new ArrayList<>(in(prompt, origin));
        actions.add(new AgentAction.SendPrompt(origin, prompt));
        return actions;
    }

    /** Whatever could be meant: where a name ends is the agent's guess, so every likely end counts. */
    private static Set<String> names(String prompt) {
        Set<String> names = new LinkedHashSet<>();
        Matcher mention = MENTION.matcher(prompt);
        while (mention.find()) {
            if (mention.group(1) != null) {
                names.add(mention.group(1));
            } else {
                String word = mention.group(2).replace("\\ ", " ");
                names.add(word);
                END.matcher(word)
                        .results()
                        .map(end -> word.substring(0, end.start()))
                        .forEach(names::add);
            }
            if (names.size() > MOST) {
                throw new IllegalArgumentException(
                        "the prompt mentions more than %d names with '@'; send it in parts".formatted(MOST));
            }
        }
        names.remove("");
        return names;
    }

    /** {@code @someone} is no mention of a file unless there is such a file; a link to nothing counts as one. */
    private static boolean isThere(AbsolutePath place) {
        return Files.exists(Path.of(place.value()), LinkOption.NOFOLLOW_LINKS);
    }
}
