/**
 * Health: whether this laptop is protected, by what, and what to do where it is not. Each hint comes with the command
 * that repairs it. What the service says and what lies in the agents' own files is shown side by side and never mixed.
 */
@NullMarked
package dev.chaperone.desktop.ui.health;

import org.jspecify.annotations.NullMarked;
