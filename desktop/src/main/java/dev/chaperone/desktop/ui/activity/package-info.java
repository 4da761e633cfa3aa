/**
 * Activity: what agents asked for and what became of it, newest first, with why and proof. Events come from the journal
 * as the service reads it; the words are made here. It holds thousands of entries, of which only those in sight are
 * drawn.
 */
@NullMarked
package dev.chaperone.desktop.ui.activity;

import org.jspecify.annotations.NullMarked;
