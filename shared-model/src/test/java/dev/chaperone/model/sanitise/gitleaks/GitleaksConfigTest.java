package dev.chaperone.model.sanitise.gitleaks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * gitleaks' own configuration, which is not part of this repository: give it with {@code -Dgitleaks.config=FILE}. Its
 * authors' samples, one rule each, must be judged as they say.
 */
class GitleaksConfigTest {

    @Test
    void judgesTheSamplesOfGitleaksAsItsAuthorsDo() throws IOException {
        String config = System.getProperty("gitleaks.config", "");
        assumeTrue(!config.isEmpty(), "no -Dgitleaks.config=FILE: gitleaks' own rules are not checked");
        Path corpus = Path.of("../../shared/corpora/secrets.dev.jsonl.gz")
                .toAbsolutePath()
                .normalize();
        assumeTrue(Files.exists(corpus), "no corpus at " + corpus);
        GitleaksRules rules = GitleaksRules.parse("gitleaks.toml", Files.readString(Path.of(config)), path -> {
            throw new IOException(path);
        });

        TreeMap<String, Integer> missed = new TreeMap<>();
        int found = 0;
        int positives = 0;
        int wrong = 0;
        for (JsonNode row : rows(corpus)) {
            String rule = row.path("rule").asString("");
            boolean hit = rules.find(row.path("text").asString(""), "").stream()
                    .anyMatch(h -> h.rule().equals(rule));
            if (row.path("label").asString("").equals("positive")) {
                positives++;
                found += hit ? 1 : 0;
                missed.merge(rule, hit ? 0 : 1, Integer::sum);
            } else {
                wrong += hit ? 1 : 0;
            }
        }
        missed.values().removeIf(n -> n == 0);
        System.out.printf(
                "%d rules: %d of %d samples, %d wrongly; missed %s%n", rules.size(), found, positives, wrong, missed);
        assertThat(found).isGreaterThan(positives * 98 / 100);
        assertThat(wrong).isLessThanOrEqualTo(10);
    }

    private static List<JsonNode> rows(Path corpus) throws IOException {
        try (BufferedReader in = new BufferedReader(
                new InputStreamReader(new GZIPInputStream(Files.newInputStream(corpus)), StandardCharsets.UTF_8))) {
            return in.lines()
                    .map(line -> JsonMapper.shared().readTree(line))
                    .filter(row -> row.path("source").asString("").equals("gitleaks"))
                    .toList();
        }
    }
}
