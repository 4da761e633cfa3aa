/**
 * How every window looks: the colour tokens, the fonts, the few shapes we repeat, and how foreign text is made safe to
 * show. Light, dark and reduced motion follow the desktop through media queries, so no view knows about them. Views
 * name style classes; colours and sizes are in the style sheets.
 */
@NullMarked
package dev.chaperone.desktop.ui.look;

import org.jspecify.annotations.NullMarked;
