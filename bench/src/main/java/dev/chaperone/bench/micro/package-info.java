/**
 * What happens inside the service, one call at a time, measured by JMH in a process with the service's own JVM options.
 * States are built by their constructors from the product's public classes. Percentiles count, not means: a person
 * feels the slow call.
 */
@NullMarked
package dev.chaperone.bench.micro;

import org.jspecify.annotations.NullMarked;
