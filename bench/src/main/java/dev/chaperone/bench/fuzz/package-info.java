/**
 * What must hold for every text there is, tried with texts that a coverage-guided fuzzer makes up. {@code ./bench/fuzz}
 * runs a target; what it finds becomes a case in the tests. A target throws when something does not hold.
 */
@NullMarked
package dev.chaperone.bench.fuzz;

import org.jspecify.annotations.NullMarked;
