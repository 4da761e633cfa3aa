package dev.chaperone.desktop.cli;

import java.util.logging.ConsoleHandler;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.Logger;

/** How much the programs say on standard error. */
final class Logging {

    // One line an event. The JDK reads the format once, when the first logger is made, so this comes first.
    static {
        System.setProperty("java.util.logging.SimpleFormatter.format", "%1$tFT%1$tT %4$s %5$s%n");
    }

    private static final Logger ROOT = Logger.getLogger("");
    private static final Logger OURS = Logger.getLogger("dev.chaperone");

    private Logging() {}

    /** For commands: nothing but their own output, unless CHAPERONE_LOG names a level. */
    static void quiet() {
        set(level("OFF"));
    }

    /** For the long-running programs. */
    static void service() {
        set(level("INFO"));
    }

    private static void set(Level level) {
        for (Handler handler : ROOT.getHandlers()) {
            handler.setLevel(handler instanceof ConsoleHandler ? Level.ALL : handler.getLevel());
        }
        ROOT.setLevel(level.equals(Level.OFF) ? Level.OFF : Level.WARNING);
        OURS.setLevel(level);
    }

    private static Level level(String fallback) {
        String wanted = System.getenv().getOrDefault("CHAPERONE_LOG", fallback);
        try {
            return wanted.equalsIgnoreCase("debug")
                    ? Level.FINE
                    : Level.parse(wanted.toUpperCase(java.util.Locale.ROOT));
        } catch (IllegalArgumentException _) {
            return Level.parse(fallback);
        }
    }
}
