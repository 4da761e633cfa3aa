/**
 * The server process: options, HTTP routes, and the one place that builds its objects. Jetty's core without a
 * framework, on loopback unless it has TLS. One line of error for whoever starts it.
 */
@NullMarked
package dev.chaperone.central.server;

import org.jspecify.annotations.NullMarked;
