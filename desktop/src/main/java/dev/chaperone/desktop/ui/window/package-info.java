/**
 * The main window: the pages side by side, who may see what when, and the keys. Everything it shows the service said,
 * over the people's socket, and everything it does the command line can do, too. It asks anew when something happened,
 * when a page is opened, and now and then.
 */
@NullMarked
package dev.chaperone.desktop.ui.window;

import org.jspecify.annotations.NullMarked;
