/**
 * Evidence on the laptop. Every event is on disk before the answer it belongs to is given; segments are signed,
 * uploaded and pruned only after a receipt was verified. If it cannot be written, nothing is allowed.
 */
@NullMarked
package dev.chaperone.desktop.journal;

import org.jspecify.annotations.NullMarked;
