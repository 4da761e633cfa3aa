package dev.chaperone.model.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class EventCodecTest {

    private static final Instant NOON = Instant.parse("2026-11-24T12:00:00Z");

    static final List<EventBody> ONE_OF_EACH = List.of(
            new EventBody.Decided(
                    "d1",
                    "claude-code",
                    "2.1",
                    "process",
                    "s1",
                    "c1",
                    "claude-code/hook",
                    "fs.read",
                    List.of("/a"),
                    "allow",
                    "person",
                    "p1",
                    "ann",
                    "g1",
                    "once",
                    "7",
                    new EventBody.Details("sonnet-9", "review", "ab".repeat(32), 4_200, "confirmed")),
            new EventBody.PromptSanitised("d1", "codex", "s1", 120, Map.of("secret.github-token", 2)),
            new EventBody.GrantRevoked("g1", "codex", "/a", "ann", ""),
            new EventBody.GrantRevoked("g2", "codex", "/a", "ann", "deny"),
            new EventBody.AgentsStopped("ann", 2, 0),
            new EventBody.AgentsResumed("ann"),
            new EventBody.PolicyApplied("7", "ab12", "file"),
            new EventBody.PolicyRejected("file", "signature"),
            new EventBody.DeviceEnrolled("https://central.example.test", "key"),
            new EventBody.ServiceStarted("0.1", "ann"),
            new EventBody.ServiceStopped("asked"),
            new EventBody.AgentConnected("codex", "/home/ann/.codex/config.toml"),
            new EventBody.AgentDisconnected("codex", "/home/ann/.codex/config.toml"),
            new EventBody.PeerRefused("people", 4711, "child of an agent"),
            new EventBody.Gap("torn", 3, 4),
            new EventBody.EvidenceAlarm("forked-log", "two histories"),
            new EventBody.ElevationRequested("e-1", List.of("no-downloads"), 60, "Ticket 7", "ana"),
            new EventBody.ElevationBegan("e-1", List.of("no-downloads"), "2026-12-01T13:00:00Z", "strict@7+e-1"),
            new EventBody.ElevationEnded("e-1", "time"),
            new EventBody.ChangeSubmitted(
                    "c-abcdefgh", "codex", "s-1", "d-1", "shop", "main", "b1", "h1", "t1", "ab12"),
            new EventBody.ChangeAnswered("c-abcdefgh", "open", "agent/c-abcdefgh", "ab12"),
            new EventBody.ChangeReviewed("c-abcdefgh", "ben", "approve", "4b82", "ab12", "SHA256:abc", "landed"),
            new EventBody.PushAlarm("past", "claude-code", "/home/ana/shop"));

    @Test
    void coversEveryKindOfEvent() {
        assertThat(ONE_OF_EACH.stream().map(Object::getClass).collect(Collectors.toSet()))
                .isEqualTo(
                        Arrays.stream(EventBody.class.getPermittedSubclasses()).collect(Collectors.toSet()));
    }

    @Test
    void readsBackEveryKindItWrote() throws ProofException {
        for (EventBody body : ONE_OF_EACH) {
            AuditEvent event = event(body);
            assertThat(EventCodec.decode(EventCodec.encode(event))).isEqualTo(event);
        }
    }

    @Test
    void writesTheDocumentedForm() {
        assertThat(text(event(new EventBody.ServiceStarted("0.1", "ann"))))
                .isEqualTo("{\"body\":{\"type\":\"service.started\",\"user\":\"ann\",\"version\":\"0.1\"},"
                        + "\"device\":\"dev-1\",\"id\":\"e1\",\"sequence\":1,"
                        + "\"time\":\"2026-11-24T12:00:00.000Z\",\"user\":\"root\"}");
    }

    @Test
    void readsEventsWrittenWithEmptyFields() throws ProofException {
        String old = text(event(ONE_OF_EACH.getFirst()))
                .replace("\"agentVersion\":\"2.1\"", "\"agentVersion\":\"\"")
                .replaceFirst(",\"details\":\\{[^}]*}", "")
                .replace("\"paths\":[\"/a\"]", "\"paths\":[]");

        EventBody.Decided read = (EventBody.Decided)
                EventCodec.decode(old.getBytes(StandardCharsets.UTF_8)).body();

        assertThat(read.agentVersion()).isEmpty();
        assertThat(read.paths()).isEmpty();
        assertThat(read.details()).isEqualTo(EventBody.Details.NONE);
        assertThat(read.approver()).isEqualTo("ann");
    }

    @Test
    void letsEventsOfLaterVersionsBeReadAsJson() throws ProofException {
        byte[] later = text(event(new EventBody.ServiceStopped("asked")))
                .replace("service.stopped", "service.teleported")
                .getBytes(StandardCharsets.UTF_8);

        assertThat(EventCodec.type(CanonicalJson.decode(later))).contains("service.teleported");
        assertThatThrownBy(() -> EventCodec.decode(later)).hasMessageContaining("'service.teleported' is not known");
    }

    @Test
    void refusesMissingUnknownAndMistypedFields() {
        String good = text(event(new EventBody.Gap("torn", 3, 4)));

        for (String bad : List.of(
                good.replace(",\"to\":4", ""),
                good.replace("\"to\":4", "\"to\":4,\"tp\":5"),
                good.replace("\"to\":4", "\"to\":\"x\""),
                good.replace("\"sequence\":1", "\"sequence\":\"1\""),
                good.replace("12:00:00.000Z", "12:00:00Z"),
                good.replace("12:00:00.000Z", "noon"),
                good.replace("\"id\":\"e1\",", ""))) {
            assertThat(bad).isNotEqualTo(good);
            assertThatThrownBy(() -> EventCodec.decode(bad.getBytes(StandardCharsets.UTF_8)))
                    .as(bad)
                    .isInstanceOf(ProofException.class);
        }
    }

    private static AuditEvent event(EventBody body) {
        return new AuditEvent("e1", "dev-1", 1, NOON, "root", body);
    }

    private static String text(AuditEvent event) {
        return new String(EventCodec.encode(event), StandardCharsets.UTF_8);
    }
}
