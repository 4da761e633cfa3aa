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

    /**
     * Runs until nothing was shown for five minutes, or for ever if that is never so. Must be called once a process.
     *
     * @param people the people's socket
     * @param home shown as {@code ~}
     * @param obey whether to take orders from standard input ({@code prime}, {@code review}) and to end with it
     */
    public static void run(Path people, Path home, boolean obey) {
        if (System.getProperty("prism.order") == null) {
            System.setProperty("prism.order", "sw"); // small windows need no graphics card, and 60 MB less
        }
        TOOLKIT.setLevel(Level.SEVERE); // it warns that it is not on the module path, which is as we want it
        Application.launch(ChaperoneWindows.class, people.toString(), home.toString(), Boolean.toString(obey));
    }
}
