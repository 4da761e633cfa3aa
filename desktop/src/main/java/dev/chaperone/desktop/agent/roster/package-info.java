/**
 * Every agent this version knows: its adapter, what its coverage is, and how it is connected. The service takes the
 * adapters from here, the command line the rest. An agent is added by a package of its own and one line here.
 */
@NullMarked
package dev.chaperone.desktop.agent.roster;

import org.jspecify.annotations.NullMarked;
