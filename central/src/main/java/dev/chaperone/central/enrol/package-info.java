/**
 * Which laptops may send events. A device shows the enrolment secret and proves the keys it holds, and gets a token
 * and, over TLS, a certificate; its audit key is fixed from then on. Tokens are kept as hashes and compared in constant
 * time.
 */
@NullMarked
package dev.chaperone.central.enrol;

import org.jspecify.annotations.NullMarked;
