/**
 * The one decision. Every surface asks here and none decides by itself: agent allowed, policy, live grant, the person,
 * the record, then the verdict. Whatever breaks on the way ends in deny, and says so.
 */
@NullMarked
package dev.chaperone.desktop.gate;

import org.jspecify.annotations.NullMarked;
