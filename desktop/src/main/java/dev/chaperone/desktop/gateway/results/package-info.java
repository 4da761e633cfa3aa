/**
 * The second door for consent: looks at the results of tools that are about to leave and holds those back whose call
 * never reached the gate. Only what is new in a conversation is judged, because older results have left before, and
 * what was held back once stays so. Knows how agents write what never ran, so that a mistyped call is not taken for a
 * bypass.
 */
@NullMarked
package dev.chaperone.desktop.gateway.results;

import org.jspecify.annotations.NullMarked;
