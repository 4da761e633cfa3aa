package dev.chaperone.model.sanitise;

import java.util.function.Consumer;

/** Finds one family of sensitive things. Takes time linear in the text, whatever the text is. */
interface Detector {
    void find(String text, Consumer<Hit> hits);
}
