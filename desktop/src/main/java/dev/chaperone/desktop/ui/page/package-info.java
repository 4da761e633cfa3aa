/**
 * What every page of the main window shares: how far its content has come, and what is drawn while there is none. A
 * page gets an immutable model and calls back; it asks nobody by itself. Loading, empty, error and offline look the
 * same everywhere.
 */
@NullMarked
package dev.chaperone.desktop.ui.page;

import org.jspecify.annotations.NullMarked;
