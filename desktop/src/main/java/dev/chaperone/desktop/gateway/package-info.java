/**
 * The door for model traffic: a local address that stands in for the providers of models. Every request is asked of the
 * gate before a byte of it leaves, and answers are passed on piece by piece as they come. What it does not understand
 * it refuses in the protocol's own words; it decides nothing.
 */
@NullMarked
package dev.chaperone.desktop.gateway;

import org.jspecify.annotations.NullMarked;
