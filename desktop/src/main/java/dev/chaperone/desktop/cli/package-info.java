/**
 * The command line: everything a window shows can be seen and done here. Commands talk to the service over the people's
 * socket and hold no logic of their own. One line of error, no stack traces; exit code 0, 1 or 2.
 */
@NullMarked
package dev.chaperone.desktop.cli;

import org.jspecify.annotations.NullMarked;
