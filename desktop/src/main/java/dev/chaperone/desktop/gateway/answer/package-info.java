/**
 * Puts values back into what models answer, while it comes. Only the strings in which a model speaks or calls tools are
 * touched, each as a lane of its own, so that a placeholder may come in any pieces; every other byte stays as it was.
 * Thoughts stay too, because a model takes them back unchanged only.
 */
@NullMarked
package dev.chaperone.desktop.gateway.answer;

import org.jspecify.annotations.NullMarked;
