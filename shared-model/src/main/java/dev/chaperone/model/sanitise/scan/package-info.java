/**
 * The one pass over a text: a dense automaton finds keywords, and the character classes yield numbers and long opaque
 * runs. Everything that knows a kind of secret or personal data is a {@link dev.chaperone.model.sanitise.scan.Probe}
 * that is called where its keyword stands. Holds no values beyond the text in hand, and takes time linear in it.
 */
@NullMarked
package dev.chaperone.model.sanitise.scan;

import org.jspecify.annotations.NullMarked;
