package dev.chaperone.desktop.gate;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;

/** What the gate says. English, because agents read it too. */
final class Texts {

    private static final ResourceBundle BUNDLE =
            ResourceBundle.getBundle("dev.chaperone.desktop.gate.gate", Locale.ENGLISH);

    private Texts() {}

    static String get(String key, Object... arguments) {
        return MessageFormat.format(BUNDLE.getString(key), arguments);
    }
}
