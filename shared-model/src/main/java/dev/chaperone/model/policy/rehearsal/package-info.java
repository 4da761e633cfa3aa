/**
 * Trying a policy before it counts. Tests beside the rules, the difference between two policies, and what happened
 * before judged anew. Pure like the policy itself: files and journals are read elsewhere.
 */
@NullMarked
package dev.chaperone.model.policy.rehearsal;

import org.jspecify.annotations.NullMarked;
