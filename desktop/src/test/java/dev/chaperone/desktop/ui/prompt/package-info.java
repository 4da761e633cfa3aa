@NullMarked
package dev.chaperone.desktop.ui.prompt;

import org.jspecify.annotations.NullMarked;
