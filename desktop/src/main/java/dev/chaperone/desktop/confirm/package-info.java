/**
 * Has the operating system ask the person who they are before an answer that lasts counts. Knows what each system has
 * for it; whether it is wanted is policy's. A person who can't be asked is told so, never let through in silence.
 */
@NullMarked
package dev.chaperone.desktop.confirm;

import org.jspecify.annotations.NullMarked;
