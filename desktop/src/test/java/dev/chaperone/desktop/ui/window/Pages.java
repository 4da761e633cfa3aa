package dev.chaperone.desktop.ui.window;

import dev.chaperone.desktop.ui.look.Gallery.Palette;
import dev.chaperone.desktop.ui.page.Loaded;
import javafx.scene.control.ListView;

/** The main window with a day's content. On the JavaFX thread. */
final class Pages {

    private Pages() {}

    static Shown filled(Section section, Palette palette) {
        Shown shown = new Shown(palette);
        shown.pane.standing(new Loaded.Here<>(Sample.state()));
        shown.pane.timeline(new Loaded.Here<>(Sample.day()));
        shown.pane.grants(new Loaded.Here<>(Sample.grants()));
        shown.pane.health(new Loaded.Here<>(Sample.health("policy.d/20-team.json is not valid JSON")));
        shown.pane.settings(new Loaded.Here<>(Sample.settings()));
        shown.pane.choose(section);
        shown.layOut();
        return shown;
    }

    /** With the second entry of the timeline opened. */
    static Shown entry(Palette palette) {
        Shown shown = filled(Section.ACTIVITY, palette);
        if (shown.pane.lookup(".rows") instanceof ListView<?> list) {
            list.getSelectionModel().select(2);
        }
        shown.layOut();
        return shown;
    }
}
