/**
 * The shell is a channel: a command line reads, writes, pushes and uses the network like any tool. A lexer and a reader
 * turn it into simple commands, and each is then understood by its program. What can't be understood for sure makes the
 * whole line opaque, which the gate asks about each time.
 */
@NullMarked
package dev.chaperone.desktop.shell;

import org.jspecify.annotations.NullMarked;
