package dev.chaperone.desktop.trial;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;

/** What the trial says to people. */
final class Texts {

    private static final ResourceBundle BUNDLE =
            ResourceBundle.getBundle("dev.chaperone.desktop.trial.trial", Locale.ENGLISH);

    private Texts() {}

    static String get(String key, Object... arguments) {
        return MessageFormat.format(BUNDLE.getString(key), arguments);
    }
}
