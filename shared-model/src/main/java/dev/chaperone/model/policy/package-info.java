/**
 * The rules an organisation sets, as typed data, and their judgement. Default deny, forbid wins, ask beats permit.
 * Reading text is here; files, precedence and signatures are the desktop's business.
 */
@NullMarked
package dev.chaperone.model.policy;

import org.jspecify.annotations.NullMarked;
