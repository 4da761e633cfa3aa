package dev.chaperone.central.console;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;

/** The console's words. English, whatever the server's own language is. */
final class Texts {

    private static final ResourceBundle BUNDLE =
            ResourceBundle.getBundle("dev.chaperone.central.console.console", Locale.ENGLISH);

    private Texts() {}

    static String get(String key, Object... arguments) {
        return new MessageFormat(BUNDLE.getString(key), Locale.ENGLISH).format(arguments);
    }

    static boolean has(String key) {
        return BUNDLE.containsKey(key);
    }
}
