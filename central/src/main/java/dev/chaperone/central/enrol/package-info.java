/**
 * Which laptops may send events. A device shows the enrolment secret once and gets a token; its audit key is fixed from
 * then on. Tokens are kept as hashes and compared in constant time.
 */
@NullMarked
package dev.chaperone.central.enrol;

import org.jspecify.annotations.NullMarked;
