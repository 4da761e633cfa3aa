/**
 * Other ways to read a text: without invisible characters, with look-alikes made plain, with escapes resolved, literals
 * joined, base64 and hexadecimal decoded. Every view remembers where each of its characters came from, so that what is
 * found is reported and replaced in the original. A view is made only where its traces are seen, and depth and size are
 * bounded.
 */
@NullMarked
package dev.chaperone.model.sanitise.view;

import org.jspecify.annotations.NullMarked;
