/**
 * What a person allowed or refused, for how long and for which folder. Grants always end; there is no "forever".
 * Everything is data: who asks and who remembers is the desktop's business.
 */
@NullMarked
package dev.chaperone.model.consent;

import org.jspecify.annotations.NullMarked;
