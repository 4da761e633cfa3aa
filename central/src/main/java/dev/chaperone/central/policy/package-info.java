/**
 * Policy for the laptops: makes keys, signs bundles, changes keys, and hands out the newest bundle. Signing happens on
 * the command line, where the keys are; the server only hands out what lies in its folder and could sign nothing.
 */
@NullMarked
package dev.chaperone.central.policy;

import org.jspecify.annotations.NullMarked;
