/**
 * What an agent or a person feels: whole processes from start to exit, against everything {@code ./run} starts. Peers
 * take turns with us, so that a busy moment of the machine hits all alike. Memory and processor time come from /proc.
 */
@NullMarked
package dev.chaperone.bench.process;

import org.jspecify.annotations.NullMarked;
