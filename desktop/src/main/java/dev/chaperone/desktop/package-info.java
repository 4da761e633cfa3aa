/** The one entry point of everything that runs on the laptop. Each feature has a package of its own below this one. */
@NullMarked
package dev.chaperone.desktop;

import org.jspecify.annotations.NullMarked;
