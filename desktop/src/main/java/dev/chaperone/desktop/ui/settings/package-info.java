/**
 * Settings: what each one is worth, where that is written, and who locks it. They are read here and changed where they
 * are written, so that a window never claims to have changed what IT decides. What is sensitive stays hidden.
 */
@NullMarked
package dev.chaperone.desktop.ui.settings;

import org.jspecify.annotations.NullMarked;
