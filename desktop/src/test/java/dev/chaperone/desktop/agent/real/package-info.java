/** Real agent programs from npm against a fake model of ours, and our real service between them. */
@NullMarked
package dev.chaperone.desktop.agent.real;

import org.jspecify.annotations.NullMarked;
