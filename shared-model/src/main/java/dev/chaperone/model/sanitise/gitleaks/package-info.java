/**
 * Rules in the TOML of gitleaks v8, so that security teams bring what they have. What a rule finds here is what
 * gitleaks finds: the semantics are those of its {@code config} and {@code detect} packages at v8.30, down to composite
 * rules, and ADR 50 names the few places where a prompt differs from a file. Regexes run in linear time only; a file
 * that cannot be honoured to the letter is refused with the rule, the key and the fix.
 */
@NullMarked
package dev.chaperone.model.sanitise.gitleaks;

import org.jspecify.annotations.NullMarked;
