/**
 * What becomes of a change that a laptop hands in: its signature is checked, it is opened in quarantine, goes through
 * the gates, and is put on a branch for people to look at, or stopped with a report that says why. The same change
 * again gets the same answer. Nothing is left behind of one that is refused.
 */
@NullMarked
package dev.chaperone.central.submission;

import org.jspecify.annotations.NullMarked;
