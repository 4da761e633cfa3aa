package dev.chaperone.desktop.ui;

import java.nio.file.Path;
import java.util.logging.Level;
import java.util.logging.Logger;
import javafx.application.Application;

/** {@code chaperone ui} from start to end. */
public final class UiProgram {

    /** Kept, or the logging framework would forget the level. */
    private static final Logger TOOLKIT = Logger.getLogger("javafx");

    private UiProgram() {}

    /** What is shown, and until when. */
    public enum Role {
        /** Questions; until nothing was shown for five minutes, or for ever if that is never so. */
        STAYING,
        /**
         * The same, with orders from standard input ({@code prime}, {@code review}, {@code open}); ends with it at the
         * latest.
         */
        OF_TRAY,
        /** The main window and no questions; until it is closed. */
        MAIN_WINDOW,
        /** A text and what would leave of it; until it is closed. */
        CHECK
    }

    /**
     * Where things are.
     *
     * @param people the people's socket
     * @param home shown as {@code ~}
     * @param state the service's folder, where the hook program for agents lies
     * @param hooks the agents' socket
     */
    public record Surroundings(Path people, Path home, Path state, Path hooks) {}

    /** Must be called once a process. */
    public static void run(Surroundings around, Role role) {
        launch(around, role, "");
    }

    /**
     * Shows {@code text} beside what would leave of it. Must be called once a process.
     *
     * @param text may be empty
     */
    public static void check(Surroundings around, String text) {
        launch(around, Role.CHECK, text);
    }

    private static void launch(Surroundings around, Role role, String text) {
        if (System.getProperty("prism.order") == null) {
            System.setProperty("prism.order", "sw"); // small windows need no graphics card, and 60 MB less
        }
        TOOLKIT.setLevel(Level.SEVERE); // it warns that it is not on the module path, which is as we want it
        Application.launch(
                ChaperoneWindows.class,
                around.people().toString(),
                around.home().toString(),
                around.state().toString(),
                around.hooks().toString(),
                role.name(),
                text);
    }
}
