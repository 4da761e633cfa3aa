/**
 * Puts our part into an agent's configuration and takes it out again, for the signed-in person. What stood there stays,
 * and is restored byte for byte if nobody changed the file meanwhile; else only what is ours goes. A file that can't be
 * read for sure is never written.
 */
@NullMarked
package dev.chaperone.desktop.agent.connect;

import org.jspecify.annotations.NullMarked;
