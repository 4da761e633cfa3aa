/**
 * Secrets known by what stands around them: key blocks, addresses with a password, authorisation headers, signed
 * tokens, commands that take a user and a password. Each is found from one short anchor and read by hand, never by a
 * regular expression. Only the secret part is reported, so that the text stays readable.
 */
@NullMarked
package dev.chaperone.model.sanitise.structure;

import org.jspecify.annotations.NullMarked;
