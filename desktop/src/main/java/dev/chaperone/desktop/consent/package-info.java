/**
 * Questions to people and what they answered. The desk holds one pending prompt per agent session and folder, owns the
 * clock (silence is "no") and remembers grants until they end. Windows, terminal and CLI all talk to the same desk.
 */
@NullMarked
package dev.chaperone.desktop.consent;

import org.jspecify.annotations.NullMarked;
