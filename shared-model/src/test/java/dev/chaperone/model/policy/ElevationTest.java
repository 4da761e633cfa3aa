package dev.chaperone.model.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chaperone.model.action.AbsolutePath;
import dev.chaperone.model.action.ActionKind;
import dev.chaperone.model.policy.rehearsal.Rehearsal;
import dev.chaperone.model.policy.rehearsal.Supposed;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ElevationTest {

    private static final AbsolutePath HOME = new AbsolutePath("/home/ana");
    private static final Instant NOON = Instant.parse("2026-12-01T12:00:00Z");
    private static final String POLICY = """
            apiVersion: chaperone/v1
            kind: Policy
            metadata: {name: strict, version: 7}
            rules:
              - {id: no-downloads, effect: forbid, actions: [fs.read], paths: {anyOf: ["~/Downloads/**"]}}
              - {id: no-keys, effect: forbid, actions: [fs.read], paths: {anyOf: ["~/keys/**"]}, liftable: false}
              - {id: rest, effect: permit, actions: [fs.read], paths: {anyOf: ["~/**"]}}
            elevations:
              - id: e-1
                device: laptop
                rules: [no-downloads, no-keys]
                from: 2026-12-01T12:00:00Z
                until: 2026-12-01T13:00:00Z
                requestedBy: ana
                reason: Ticket 7
            """;

    private final Policy policy = compose(POLICY);

    @Test
    void aLiftedRuleAsksAndNeverPermits() {
        Policy elevated = policy.elevated(policy.elevations());

        assertThat(effect(policy, "/home/ana/Downloads/x")).isEqualTo(Effect.FORBID);
        assertThat(effect(elevated, "/home/ana/Downloads/x")).isEqualTo(Effect.ASK);
        assertThat(elevated.version()).isEqualTo("strict@7+e-1");
    }

    @Test
    void anotherSpellingOfTheSameFolderAsksToo() {
        assertThat(effect(policy.elevated(policy.elevations()), "/home/ana/DOWNLOADS/x"))
                .isEqualTo(Effect.ASK);
    }

    @Test
    void whatIsNotLiftableStaysForbidden() {
        assertThat(effect(policy.elevated(policy.elevations()), "/home/ana/keys/x"))
                .isEqualTo(Effect.FORBID);
    }

    @ParameterizedTest
    @CsvSource({"laptop, -1, false", "laptop, 0, true", "laptop, 3599, true", "laptop, 3600, false", "other, 10, false"
    })
    void itCountsOnOneLaptopFromItsBeginningToItsEnd(String device, long seconds, boolean live) {
        assertThat(policy.elevations().getFirst().isLive(device, NOON.plusSeconds(seconds)))
                .isEqualTo(live);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            until: 2026-12-01T13:00:00Z | until: 2026-12-01T20:00:01Z | must come after from, by 8 hours at most
            until: 2026-12-01T13:00:00Z | until: 2026-12-01T12:00:00Z | must come after from, by 8 hours at most
            until: 2026-12-01T13:00:00Z | until: tomorrow             | 'tomorrow' is no time such as
            requestedBy: ana            | requestedBye: ana           | requestedBy: is missing
            id: e-1                     | id: E 1                     | 'E 1' is not an id
            """)
    void whatIsNotBoundedIsRefused(String line, String instead, String complaint) {
        PolicyReading reading = PolicyReader.read("p.yaml", POLICY.replace(line, instead));

        assertThat(reading)
                .isInstanceOfSatisfying(
                        PolicyReading.Rejected.class,
                        rejected -> assertThat(rejected.problems())
                                .anySatisfy(p -> assertThat(p.toString()).contains("elevations[0]", complaint)));
    }

    @Test
    void aPersonCanNotElevateOnAManagedLaptop() {
        Composition composition = PolicyComposer.compose(
                List.of(
                        layer(Source.BUILT_IN, POLICY.substring(0, POLICY.indexOf("elevations:"))),
                        layer(Source.USER, POLICY),
                        layer(Source.MANAGED, POLICY.substring(0, POLICY.indexOf("rules:")))),
                "0");

        assertThat(composition.policy().elevations()).isEmpty();
        assertThat(composition.disregarded())
                .anySatisfy(p -> assertThat(p.toString()).contains("elevations: does not count"));
    }

    private static Effect effect(Policy policy, String path) {
        return new Rehearsal(policy, HOME)
                .rule(new Supposed("claude-code", ActionKind.READ, Optional.of(new AbsolutePath(path)), ""))
                .inPractice();
    }

    private static Policy compose(String text) {
        return PolicyComposer.compose(List.of(layer(Source.BUILT_IN, text)), "0")
                .policy();
    }

    private static PolicyLayer layer(Source source, String text) {
        return switch (PolicyReader.read(source.wireName(), text)) {
            case PolicyReading.Read read -> new PolicyLayer(source, read);
            case PolicyReading.Rejected(var problems) -> throw new AssertionError(problems.toString());
        };
    }
}
