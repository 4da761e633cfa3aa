package dev.chaperone.desktop.guard;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** What an agent is told of the surroundings: a short list, because credentials come under every name. */
public final class CleanEnvironment {

    private static final Set<String> KEPT = Set.of(
            "PATH",
            "SHELL",
            "TERM",
            "COLORTERM",
            "NO_COLOR",
            "LANG",
            "LANGUAGE",
            "TZ",
            "EDITOR",
            "JAVA_HOME",
            "COLUMNS",
            "LINES");

    private CleanEnvironment() {}

    /**
     * @param named further variables that the person wants handed on
     * @return {@code NAME=value}
     */
    public static List<String> of(
            Map<String, String> environment, List<String> named, SessionPlan.User user, String session) {
        Map<String, String> clean = new TreeMap<>();
        environment.forEach((name, value) -> {
            if (KEPT.contains(name) || name.startsWith("LC_") || named.contains(name)) {
                clean.put(name, value);
            }
        });
        clean.put("HOME", user.home());
        clean.put("USER", user.name());
        clean.put("LOGNAME", user.name());
        clean.put("TMPDIR", "/tmp");
        clean.put("CHAPERONE_SESSION", session);
        return clean.entrySet().stream()
                .map(e -> e.getKey() + "=" + e.getValue())
                .toList();
    }
}
