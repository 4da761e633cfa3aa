package dev.chaperone.model.sanitise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Floors on the shared development corpora, so that a change that finds less, or more where there is nothing, is seen.
 */
class CorpusTest {

    private static final PlaceholderKey KEY = new PlaceholderKey(new byte[32]);

    @Test
    void findsSecretsInPlainAndJsonPrompts() throws IOException {
        Score score = new Score();
        for (JsonNode row : corpus("prompts.dev.jsonl.gz")) {
            List<Finding> findings = findings(row);
            for (JsonNode span : row.path("spans")) {
                String encoding = span.path("encoding").asString("");
                if (span.path("class").asString("").equals("secret")
                        && (encoding.equals("plain") || encoding.equals("json"))) {
                    score.add(span.path("entity").asString(""), touches(findings, span));
                }
            }
        }
        System.out.println("secrets, plain and json: " + score);
        assertThat(score.recall()).isGreaterThan(0.98);
    }

    @Test
    void leavesLabelledHardNegativesAlone() throws IOException {
        Score score = new Score();
        for (JsonNode row : corpus("prompts.dev.jsonl.gz")) {
            List<Finding> findings = findings(row);
            for (JsonNode span : row.path("hard_negatives")) {
                score.add(span.path("entity").asString(""), !touches(findings, span));
            }
        }
        System.out.println("hard negatives left alone: " + score);
        assertThat(score.recall()).isGreaterThan(0.99);
    }

    @Test
    void findsNoSecretInHarmlessFiles() throws IOException {
        int secrets = 0;
        int personal = 0;
        long characters = 0;
        for (JsonNode row : corpus("benign.dev.jsonl.gz")) {
            characters += row.path("text").asString("").length();
            for (Finding finding : findings(row)) {
                secrets += finding.category().equals("secret") ? 1 : 0;
                personal += finding.category().equals("personal") ? 1 : 0;
            }
        }
        System.out.printf(
                "harmless: %d secret, %d personal findings in %d characters%n", secrets, personal, characters);
        assertThat(secrets).isZero();
        assertThat(personal * 1_000_000L / characters).isLessThanOrEqualTo(5);
    }

    private static List<Finding> findings(JsonNode row) {
        return Sanitiser.standard().sanitise(row.path("text").asString(""), KEY).findings();
    }

    private static boolean touches(List<Finding> findings, JsonNode span) {
        int start = span.path("start").intValue();
        int end = span.path("end").intValue();
        return findings.stream()
                .anyMatch(f -> f.span().start() < end && start < f.span().end());
    }

    private static List<JsonNode> corpus(String name) throws IOException {
        Path file = find(name);
        assumeTrue(Files.exists(file), "the shared corpora are not beside this checkout");
        try (BufferedReader reader = new BufferedReader(
                new InputStreamReader(new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8))) {
            return reader.lines().map(JsonMapper.shared()::readTree).toList();
        }
    }

    private static Path find(String name) {
        Path folder = Path.of("").toAbsolutePath();
        while (folder.getParent() != null && !Files.exists(folder.resolve("shared/corpora"))) {
            folder = folder.getParent();
        }
        return folder.resolve("shared/corpora").resolve(name);
    }

    /** How many of each kind came out as wanted. */
    private static final class Score {
        private final Map<String, int[]> kinds = new TreeMap<>();

        void add(String kind, boolean good) {
            int[] counts = kinds.computeIfAbsent(kind, _ -> new int[2]);
            counts[0] += good ? 1 : 0;
            counts[1]++;
        }

        double recall() {
            int good = kinds.values().stream().mapToInt(c -> c[0]).sum();
            int all = kinds.values().stream().mapToInt(c -> c[1]).sum();
            return (double) good / all;
        }

        @Override
        public String toString() {
            StringBuilder text = new StringBuilder("%.3f".formatted(recall()));
            kinds.forEach((kind, c) -> text.append(c[0] < c[1] ? " %s %d/%d".formatted(kind, c[0], c[1]) : ""));
            return text.toString();
        }
    }
}
