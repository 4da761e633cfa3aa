package dev.chaperone.bench.process;

import dev.chaperone.bench.Benchmark;
import dev.chaperone.bench.Table;
import java.io.IOException;

/** First frame of the consent prompt. */
public final class PromptBenchmark implements Benchmark {

    private final Checkout checkout;

    public PromptBenchmark(Checkout checkout) {
        this.checkout = checkout;
    }

    @Override
    public String name() {
        return "prompt";
    }

    @Override
    public Table measure() throws IOException {
        throw new IOException("this version has no window to measure in " + checkout.root());
    }
}
