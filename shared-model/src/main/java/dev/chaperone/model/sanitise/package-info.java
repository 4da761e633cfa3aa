/**
 * Finds secrets and personal data in text and replaces them with placeholders that can be restored. Pure and
 * deterministic: no I/O, no clock, no locale, and no value ever leaves in a log or an exception text.
 */
@NullMarked
package dev.chaperone.model.sanitise;

import org.jspecify.annotations.NullMarked;
