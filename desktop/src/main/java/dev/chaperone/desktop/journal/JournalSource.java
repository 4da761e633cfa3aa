package dev.chaperone.desktop.journal;

import java.time.InstantSource;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/**
 * What an event is stamped with.
 *
 * @param clock the device's wall clock
 * @param random strong randomness, for ids and salts
 * @param user operating-system user the service acts for
 * @param policyVersion the policy in force now, possibly empty
 */
public record JournalSource(InstantSource clock, RandomGenerator random, String user, Supplier<String> policyVersion) {}
