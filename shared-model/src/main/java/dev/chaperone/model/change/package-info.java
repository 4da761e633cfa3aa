/**
 * Work of an agent on its way into a repository: what a laptop signs when it hands commits in, and what a person signs
 * who approves them. Statements have the form of in-toto v1 in DSSE envelopes, so that tools outside can read them.
 * Pure: git is run elsewhere.
 */
@NullMarked
package dev.chaperone.model.change;

import org.jspecify.annotations.NullMarked;
