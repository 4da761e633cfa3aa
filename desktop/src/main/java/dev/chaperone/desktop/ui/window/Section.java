package dev.chaperone.desktop.ui.window;

import java.util.Locale;
import org.kordamp.ikonli.feather.Feather;

/** The pages, in the order of the navigation; the first is opened first. */
public enum Section {
    ACTIVITY(Feather.ACTIVITY),
    PERMISSIONS(Feather.KEY),
    PROMPTS(Feather.SEND),
    HEALTH(Feather.HEART),
    SETTINGS(Feather.SETTINGS);

    private final Feather icon;

    Section(Feather icon) {
        this.icon = icon;
    }

    Feather icon() {
        return icon;
    }

    String key() {
        return "section." + name().toLowerCase(Locale.ROOT);
    }
}
