package dev.chaperone.desktop.gateway;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;

/** What the gateway says. English, because agents read it too. */
final class Texts {

    private static final ResourceBundle BUNDLE =
            ResourceBundle.getBundle("dev.chaperone.desktop.gateway.gateway", Locale.ENGLISH);

    private Texts() {}

    static String get(String key, Object... arguments) {
        return MessageFormat.format(BUNDLE.getString(key), arguments);
    }
}
