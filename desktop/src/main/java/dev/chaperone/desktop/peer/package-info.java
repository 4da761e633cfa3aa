/**
 * Who is at the other end of a Unix socket, by the kernel's word. The pid comes from SO_PEERCRED, the rest from /proc;
 * both are read when the connection is accepted. Linux only; elsewhere the peer is unknown, which people's sockets
 * refuse.
 */
@NullMarked
package dev.chaperone.desktop.peer;

import org.jspecify.annotations.NullMarked;
