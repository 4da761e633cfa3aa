/**
 * Where policy comes from on this laptop: built in, the person's file, what IT put down; later ones win. A change is
 * applied without a restart. A text with a problem never takes effect: the last good policy stays and the problem names
 * file, line, key and fix.
 */
@NullMarked
package dev.chaperone.desktop.policy;

import org.jspecify.annotations.NullMarked;
