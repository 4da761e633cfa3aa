package dev.chaperone.bench.process;

import dev.chaperone.bench.Samples;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BiPredicate;

/**
 * Runs programs in turn, many times, and takes the time of each from start to exit.
 *
 * @param folder for input and output files
 * @param environment added to ours
 * @param isGood whether exit code and output are what is wanted; a fast wrong answer is no result
 */
record Stopwatch(Path folder, Map<String, String> environment, BiPredicate<Integer, String> isGood) {

    private static final int WARM_UP = 5;

    Stopwatch {
        environment = Map.copyOf(environment);
    }

    /** Something that can be started again and again. */
    record Contestant(String name, List<String> command) {
        Contestant {
            command = List.copyOf(command);
        }
    }

    /** In the order of {@code contestants}. @throws IOException if one gives a wrong answer */
    List<Samples> race(List<Contestant> contestants, Path input, int rounds) throws IOException, InterruptedException {
        List<List<Long>> times =
                contestants.stream().<List<Long>>map(_ -> new ArrayList<>()).toList();
        for (int round = -WARM_UP; round < rounds; round++) {
            for (int i = 0; i < contestants.size(); i++) {
                long nanos = once(contestants.get(i), input.toFile());
                if (round >= 0) {
                    times.get(i).add(nanos);
                }
            }
        }
        return times.stream().map(Samples::new).toList();
    }

    private long once(Contestant contestant, File input) throws IOException, InterruptedException {
        Path output = folder.resolve("output");
        ProcessBuilder builder = new ProcessBuilder(contestant.command())
                .redirectInput(input)
                .redirectErrorStream(true)
                .redirectOutput(output.toFile());
        builder.environment().putAll(environment);
        long start = System.nanoTime();
        int status = builder.start().waitFor();
        long nanos = System.nanoTime() - start;
        String said = Files.readString(output);
        if (!isGood.test(status, said)) {
            throw new IOException("%s ended with %d and said: %s"
                    .formatted(contestant.name(), status, said.strip().replace('\n', ' ')));
        }
        return nanos;
    }
}
