/**
 * The service process: its sockets, its life and the one place that builds its objects. Agents reach the hook socket
 * and can only make things stricter or raise a question; people reach another one, which refuses whatever descends from
 * an agent. The sockets are never shared.
 */
@NullMarked
package dev.chaperone.desktop.service;

import org.jspecify.annotations.NullMarked;
