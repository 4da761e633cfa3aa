/**
 * Writes what an organisation's device management needs, from the one schema of settings. Every artefact is made from
 * the same list of settings and is the same bytes each time; the results are kept in {@code profiles}. Nothing here
 * runs on a laptop.
 */
@NullMarked
package dev.chaperone.mdm;

import org.jspecify.annotations.NullMarked;
