package dev.chaperone.model.audit;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class EventSchemaTest {

    private final Schema schema;

    EventSchemaTest() throws IOException {
        schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(Files.readString(EventSchema.FILE));
    }

    @Test
    void isTheOneThatIsPublished() throws IOException {
        assertThat(Files.readString(EventSchema.FILE))
                .as("run EventSchema.main")
                .isEqualTo(new EventSchema().text());
    }

    @Test
    void acceptsEveryKindOfEvent() {
        for (EventBody body : EventCodecTest.ONE_OF_EACH) {
            assertThat(problems(text(body))).as(body.type()).isEmpty();
        }
    }

    @Test
    void acceptsADecisionOfWhichLittleIsKnown() throws ProofException {
        EventBody little = new EventBody.Decided(
                "d-1",
                "unknown",
                "",
                "claimed",
                "",
                "",
                "claude-code/hook",
                "unknown",
                List.of(),
                "deny",
                "failure",
                "",
                "",
                "",
                "",
                "");
        String event = text(little);

        assertThat(problems(event)).isEmpty();
        assertThat(event)
                .contains("\"body\":{\"action\":\"unknown\",\"agent\":\"unknown\",\"cause\":\"failure\","
                        + "\"decisionId\":\"d-1\",\"outcome\":\"deny\",\"proof\":\"claimed\","
                        + "\"surface\":\"claude-code/hook\",\"type\":\"decision\"}");
        assertThat(EventCodec.decode(event.getBytes(StandardCharsets.UTF_8)).body())
                .isEqualTo(little);
    }

    @Test
    void refusesWhatIsNoEvent() {
        String good = text(EventCodecTest.ONE_OF_EACH.getFirst());

        for (String bad : List.of(
                good.replace("\"outcome\":\"allow\"", "\"outcome\":\"perhaps\""),
                good.replace("\"agent\":\"claude-code\"", "\"agent\":\"\""),
                good.replace("\"agent\":\"claude-code\",", ""),
                good.replace("\"type\":\"decision\"", "\"type\":\"gap\""),
                good.replace("\"sequence\":1", "\"sequence\":0"),
                good.replace("\"answeredMillis\":4200", "\"answeredMillis\":-1"),
                good.replace("\"device\":", "\"prompt\":\"text\",\"device\":"))) {
            assertThat(bad).isNotEqualTo(good);
            assertThat(problems(bad)).as(bad).isNotEmpty();
        }
    }

    /** Names of things that are not there, or the other way round, would be found by nobody. */
    @Test
    void namesEveryFieldAndNoOther() {
        JsonNode ocsf = EventSchema.read();
        assertThat(names(ocsf.path("kinds"))).isEqualTo(EventCodec.KINDS.keySet());
        EventCodec.KINDS.forEach(
                (type, kind) -> assertThat(names(ocsf.path("kinds").path(type).path("fields")))
                        .as(type)
                        .isEqualTo(fields(kind, "")));
    }

    private static Set<String> fields(Class<?> kind, String prefix) {
        Set<String> fields = new TreeSet<>();
        for (RecordComponent component : kind.getRecordComponents()) {
            fields.add(prefix + component.getName());
            if (component.getType().isRecord()) {
                fields.addAll(fields(component.getType(), prefix + component.getName() + "."));
            }
        }
        return fields;
    }

    private static Set<String> names(JsonNode object) {
        return object.properties().stream().map(java.util.Map.Entry::getKey).collect(Collectors.toSet());
    }

    private List<String> problems(String event) {
        List<String> problems = new ArrayList<>();
        schema.validate(event, InputFormat.JSON).forEach(error -> problems.add(error.toString()));
        return problems;
    }

    private static String text(EventBody body) {
        Instant noon = Instant.parse("2026-11-24T12:00:00Z");
        return new String(
                EventCodec.encode(new AuditEvent("e1", "dev-1", 1, noon, "root", body)), StandardCharsets.UTF_8);
    }
}
