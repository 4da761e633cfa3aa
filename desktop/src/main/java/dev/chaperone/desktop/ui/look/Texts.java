package dev.chaperone.desktop.ui.look;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;

/** The texts of one feature in one language. */
public final class Texts {

    private final ResourceBundle bundle;
    private final Locale locale;

    /** @param name bundle, e.g. {@code dev.chaperone.desktop.ui.prompt.prompt} */
    public Texts(String name, Locale locale) {
        this.bundle = ResourceBundle.getBundle(
                name, locale, ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
        this.locale = locale;
    }

    public String get(String key, Object... arguments) {
        return new MessageFormat(bundle.getString(key), locale).format(arguments);
    }
}
