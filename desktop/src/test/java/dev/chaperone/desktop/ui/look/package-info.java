@NullMarked
package dev.chaperone.desktop.ui.look;

import org.jspecify.annotations.NullMarked;
