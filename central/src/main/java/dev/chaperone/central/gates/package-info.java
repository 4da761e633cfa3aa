/**
 * The checks every change goes through before people see it: size, paths, commit messages, secrets in added lines, new
 * dependencies. A gate passes, warns or fails, and says where; a change that fails one is not opened. Everything a
 * commit ever added counts, also what a later commit takes out again.
 */
@NullMarked
package dev.chaperone.central.gates;

import org.jspecify.annotations.NullMarked;
