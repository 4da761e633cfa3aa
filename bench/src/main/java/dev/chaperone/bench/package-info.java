/**
 * Measures Chaperone and writes what it saw. Each benchmark names its command, and each table the machine and the day,
 * so that anybody can run it again. Nothing here is part of the product.
 */
@NullMarked
package dev.chaperone.bench;

import org.jspecify.annotations.NullMarked;
