/**
 * The book of tool calls: which of them were put before the gate, and which results were held back. The hook door
 * writes into it, the gateway reads it when a result is about to leave. It is kept over restarts, sealed, because a
 * session may go on after one.
 */
@NullMarked
package dev.chaperone.desktop.gateway.calls;

import org.jspecify.annotations.NullMarked;
