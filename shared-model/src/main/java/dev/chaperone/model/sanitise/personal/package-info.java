/**
 * Personal data: what has a structure that can be checked is checked (card, IBAN, national numbers, addresses of
 * networks and machines), what has none needs a word beside it that says what it is (names, births, local phone
 * numbers). A check digit alone passes one random number in ten, so without a word two independent signs are needed.
 */
@NullMarked
package dev.chaperone.model.sanitise.personal;

import org.jspecify.annotations.NullMarked;
