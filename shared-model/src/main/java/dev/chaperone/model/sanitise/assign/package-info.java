/**
 * {@code name = value} in all its spellings: code, JSON, YAML, .env, XML, flags, addresses, prose. The name decides
 * whether the value is looked at; a password is taken by its name and its form, because people do not choose at random,
 * a machine-made secret by its name and its rarity. Names that are public by meaning are never followed.
 */
@NullMarked
package dev.chaperone.model.sanitise.assign;

import org.jspecify.annotations.NullMarked;
