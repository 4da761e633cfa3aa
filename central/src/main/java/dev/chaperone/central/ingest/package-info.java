/**
 * Takes segments from laptops: checked against the device's key, numbered without a hole, stored once, put in the log,
 * answered with a receipt. Whatever does not fit together is kept and becomes a finding. Nothing is answered before it
 * is durable.
 */
@NullMarked
package dev.chaperone.central.ingest;

import org.jspecify.annotations.NullMarked;
