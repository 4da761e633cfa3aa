/**
 * Tokens of known makers, recognised by their literal parts, alphabets and lengths from {@code rules.txt}, a file made
 * to be read and reviewed. A form is matched without backtracking from its longest literal outwards. Checksums raise a
 * finding to proven; a body that reads like words or like a mask refutes it.
 */
@NullMarked
package dev.chaperone.model.sanitise.token;

import org.jspecify.annotations.NullMarked;
