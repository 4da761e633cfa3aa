/**
 * Measures the sanitiser on labelled texts and writes {@code docs/detection.md}. Nothing here is part of the product:
 * it reads the corpora beside the checkout and prints figures, misses and false alarms. Every figure in the document
 * comes from one run of {@link dev.chaperone.bench.detection.DetectionReport}.
 */
@NullMarked
package dev.chaperone.bench.detection;

import org.jspecify.annotations.NullMarked;
