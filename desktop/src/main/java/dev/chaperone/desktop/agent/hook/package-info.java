/**
 * Words that the hooks of several agents have in common: reading their JSON strictly, telling from a table what a tool
 * does, and finding files mentioned in a prompt. An adapter adds its own field names, its table and its replies. What
 * can't be read, and a tool without a row, is refused.
 */
@NullMarked
package dev.chaperone.desktop.agent.hook;

import org.jspecify.annotations.NullMarked;
