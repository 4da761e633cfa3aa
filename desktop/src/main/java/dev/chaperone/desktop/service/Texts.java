package dev.chaperone.desktop.service;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;

/** What the service says to people. */
final class Texts {

    private static final ResourceBundle BUNDLE =
            ResourceBundle.getBundle("dev.chaperone.desktop.service.service", Locale.ENGLISH);

    private Texts() {}

    static String get(String key, Object... arguments) {
        return MessageFormat.format(BUNDLE.getString(key), arguments);
    }
}
