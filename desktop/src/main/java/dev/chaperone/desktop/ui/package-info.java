/**
 * {@code chaperone ui}: the program that shows windows. It follows the service over the people's socket, shows what is
 * asked and goes away when nothing was shown for a while, because only ending a process gives memory back. It decides
 * nothing and keeps nothing.
 */
@NullMarked
package dev.chaperone.desktop.ui;

import org.jspecify.annotations.NullMarked;
