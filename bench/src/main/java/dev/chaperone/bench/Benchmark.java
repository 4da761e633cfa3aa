package dev.chaperone.bench;

import java.io.IOException;

/** Something that can be measured by name. */
public interface Benchmark {

    /** What {@code ./bench/run NAME} calls it. */
    String name();

    /** Measures; takes seconds to minutes. @throws IOException in one plain line, if it can't be measured here */
    Table measure() throws IOException, InterruptedException;
}
