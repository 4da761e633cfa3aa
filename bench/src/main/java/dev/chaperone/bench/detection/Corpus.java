package dev.chaperone.bench.detection;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Labelled texts: one JSON object a line, offsets in UTF-16 units. */
final class Corpus {

    /**
     * @param spans what should be found
     * @param decoys what should be left alone
     */
    record Row(
            String source,
            String rule,
            String entity,
            boolean positive,
            int fold,
            String text,
            List<Label> spans,
            List<Label> decoys) {}

    /** @param kind {@code secret}, {@code pii} or empty */
    record Label(int start, int end, String entity, String kind, String encoding) {
        String words(String text) {
            int from = Math.max(0, start - 50);
            return text.substring(from, start) + "[" + text.substring(start, Math.min(end, start + 90)) + "]"
                    + text.substring(end, Math.min(text.length(), end + 20));
        }
    }

    private Corpus() {}

    /** @throws IOException if the file is missing or no gzip */
    static List<Row> read(Path file) throws IOException {
        try (BufferedReader reader = new BufferedReader(
                new InputStreamReader(new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8))) {
            return reader.lines()
                    .map(JsonMapper.shared()::readTree)
                    .map(Corpus::row)
                    .toList();
        }
    }

    private static Row row(JsonNode json) {
        return new Row(
                json.path("source").asString(""),
                json.path("rule").asString(""),
                json.path("entity").asString(""),
                json.path("label").asString("").equals("positive"),
                json.path("rule_fold").asInt(0),
                json.path("text").asString(""),
                labels(json.path("spans")),
                labels(json.path("hard_negatives")));
    }

    private static List<Label> labels(JsonNode array) {
        List<Label> labels = new ArrayList<>();
        for (JsonNode span : array) {
            labels.add(new Label(
                    span.path("start").intValue(),
                    span.path("end").intValue(),
                    span.path("entity").asString(""),
                    span.path("class").asString(""),
                    span.path("encoding").asString("")));
        }
        return labels;
    }
}
