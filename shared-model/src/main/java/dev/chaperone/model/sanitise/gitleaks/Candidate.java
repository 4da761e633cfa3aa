package dev.chaperone.model.sanitise.gitleaks;

/**
 * What a regex has found, before other rules are asked.
 *
 * @param start of the secret
 * @param at where the match begins
 */
record Candidate(int start, int end, int at) {}
