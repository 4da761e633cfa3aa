/**
 * Where agents' work is reviewed: a forge holds the repositories, takes each change on a branch of its own, and lets
 * nothing onto a protected branch without an approval. Git itself does the work, in processes with a bare environment
 * and bounded time, memory and output. What came from a laptop is opened in quarantine first.
 */
@NullMarked
package dev.chaperone.central.forge;

import org.jspecify.annotations.NullMarked;
