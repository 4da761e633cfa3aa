/**
 * Every call into the Linux kernel that the JDK has no word for, in one place and with types. Numbers, constants and
 * layouts are those of the kernel's own headers, which a test compares them with. Restricted: a wrong argument here
 * could crash the program, so nothing outside this package touches foreign memory.
 */
@NullMarked
package dev.chaperone.desktop.guard.kernel;

import org.jspecify.annotations.NullMarked;
