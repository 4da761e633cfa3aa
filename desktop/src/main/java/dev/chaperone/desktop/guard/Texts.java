package dev.chaperone.desktop.guard;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;

/** What the guard says to people. */
final class Texts {

    private static final ResourceBundle BUNDLE =
            ResourceBundle.getBundle("dev.chaperone.desktop.guard.guard", Locale.ENGLISH);

    private Texts() {}

    static String get(String key, Object... arguments) {
        return MessageFormat.format(BUNDLE.getString(key), arguments);
    }
}
