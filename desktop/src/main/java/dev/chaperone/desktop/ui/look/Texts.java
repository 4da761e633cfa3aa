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

    /** In the language of this program. */
    public static Texts here(String name) {
        return new Texts(name, Locale.getDefault());
    }

    /** The language of the texts, for what is written beside them: dates and numbers. */
    public Locale locale() {
        return locale;
    }

    public boolean has(String key) {
        return bundle.containsKey(key);
    }

    public String get(String key, Object... arguments) {
        return new MessageFormat(bundle.getString(key), locale).format(arguments);
    }
}
