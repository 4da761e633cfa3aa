package dev.chaperone.bench.micro;

import dev.chaperone.bench.Texts;
import dev.chaperone.model.sanitise.PlaceholderKey;
import dev.chaperone.model.sanitise.Sanitiser;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** A prompt with two secrets and a log with one a thousand lines, made up here. */
@State(Scope.Benchmark)
public class SanitiserState {

    final Sanitiser sanitiser = Sanitiser.standard();
    final PlaceholderKey key = new PlaceholderKey(new byte[32]);
    final String prompt = Texts.prompt(4 * 1024);
    final String log = Texts.log(1024 * 1024);
}
