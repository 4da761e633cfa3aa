package dev.chaperone.desktop.agent.hook;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The files an {@code apply_patch} text changes. Its header lines are {@code *** Add File: NAME}, {@code *** Update
 * File: NAME}, {@code *** Delete File: NAME} and {@code *** Move to: NAME} (instructions of openai/codex).
 */
final class PatchFiles {

    static final String BEGIN = "*** Begin Patch";

    private static final Pattern HEADER =
            Pattern.compile("(?m)^\\s*\\*\\*\\* (?:(?:Add|Update|Delete) File|Move to): ([^\\r\\n]{1,4096}+)");

    private PatchFiles() {}

    /** @throws IllegalArgumentException if it names none */
    static List<String> in(String patch) {
        List<String> names = new ArrayList<>();
        Matcher header = HEADER.matcher(patch);
        while (header.find()) {
            names.add(header.group(1).strip());
        }
        if (names.isEmpty()) {
            throw new IllegalArgumentException("the patch names no file");
        }
        return names;
    }
}
