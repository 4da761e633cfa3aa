@NullMarked
package dev.chaperone.installer;

import org.jspecify.annotations.NullMarked;
