@NullMarked
package dev.chaperone.mdm;

import org.jspecify.annotations.NullMarked;
