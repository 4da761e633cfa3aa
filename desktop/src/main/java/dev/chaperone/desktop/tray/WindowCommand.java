package dev.chaperone.desktop.tray;

import java.util.ArrayList;
import java.util.List;

/** How the window program is started: as this one was, with another role and room for its pictures. */
final class WindowCommand {

    static final String HEAP = "-Xmx96m";

    private WindowCommand() {}

    /**
     * @param command program of this process
     * @param arguments its arguments, the role {@code tray} among them
     * @throws IllegalArgumentException if this process has another role
     */
    static List<String> like(String command, List<String> arguments) {
        int role = arguments.lastIndexOf("tray");
        if (role < 0) {
            throw new IllegalArgumentException("this program was not started as a tray");
        }
        List<String> line = new ArrayList<>(List.of(command));
        arguments.subList(0, role).stream()
                .map(argument -> argument.startsWith("-Xmx") ? HEAP : argument)
                .forEach(line::add);
        line.addAll(List.of("ui", "--exit-with-parent"));
        return line;
    }
}
