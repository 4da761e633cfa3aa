package dev.chaperone.model.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PolicyComposerTest {

    private static final String HEAD = "apiVersion: chaperone/v1\nkind: Policy\nmetadata: {name: %s, version: 2}\n";
    private static final String NO_NETWORK =
            "rules:\n  - {id: network.fetch, effect: forbid, actions: [net.use], reason: No network.}\n";

    private PolicyLayer base;

    @BeforeEach
    void readTheBaseline() throws IOException {
        try (InputStream in = Objects.requireNonNull(PolicyComposer.class.getResourceAsStream("baseline.yaml"))) {
            base = yaml(Source.BUILT_IN, new String(in.readAllBytes(), StandardCharsets.UTF_8));
        }
    }

    @Test
    void aLaterLayerReplacesARuleById() {
        Composition composition = compose(yaml(Source.USER, HEAD.formatted("mine") + NO_NETWORK));

        assertThat(composition.policy().version()).isEqualTo("mine@2");
        assertThat(effect(composition, "network.fetch")).isEqualTo(Effect.FORBID);
        assertThat(composition.ruleLines().get("network.fetch")).hasToString("user:5");
    }

    @Test
    void settingsOfAnAdministratorStandAboveAllRules() {
        Composition composition = compose(json("{\"BlockPush\": false,\n \"Mode\": \"observe\"}"));

        assertThat(composition.policy().settings().mode()).isEqualTo(Mode.OBSERVE);
        assertThat(composition.policy().rules()).noneMatch(r -> r.id().equals("push.closed"));
        assertThat(composition.settings())
                .filteredOn(s -> s.key().name().equals("Mode"))
                .singleElement()
                .satisfies(s -> assertThat(s.locked()).hasValue(new SourceLine("managed", 2)));
    }

    @Test
    void onAManagedLaptopAPersonCanNeitherReplaceARuleNorAllowMore() {
        String loosening = """
                rules:
                  - {id: secrets.protected, effect: permit, actions: [fs.read], reason: Open.}
                  - {id: push.closed, effect: forbid, actions: [net.use], reason: Moved away.}
                  - {id: mine.open, effect: permit, actions: [git.push], reason: Open.}
                  - {id: mine.ask, effect: ask, fallback: true, actions: [git.push], reason: Ask.}
                  - {id: mine.closed, effect: forbid, actions: [net.use], reason: Closed.}
                """;

        Composition composition = compose(yaml(Source.USER, HEAD.formatted("mine") + loosening), json("{}"));

        assertThat(composition.policy().rules())
                .filteredOn(r ->
                        !base.rules().stream().map(d -> d.rule().id()).toList().contains(r.id()))
                .extracting(Rule::id)
                .containsExactly("mine.closed");
        assertThat(effect(composition, "secrets.protected")).isEqualTo(Effect.FORBID);
        assertThat(composition.disregarded()).extracting(PolicyProblem::line).containsExactly(5, 6, 7, 8);
        assertThat(composition.policy().version()).isEqualTo("baseline@1");
    }

    @Test
    void anAdministratorsRulesReplaceOnesOfTheBaseline() {
        Composition composition = compose(yaml(Source.MANAGED, HEAD.formatted("acme") + NO_NETWORK));

        assertThat(effect(composition, "network.fetch")).isEqualTo(Effect.FORBID);
        assertThat(composition.policy().version()).isEqualTo("acme@2");
    }

    private Composition compose(PolicyLayer... above) {
        List<PolicyLayer> layers = new ArrayList<>(List.of(base));
        layers.addAll(List.of(above));
        return PolicyComposer.compose(layers, "d");
    }

    private static Effect effect(Composition composition, String id) {
        return composition.policy().rules().stream()
                .filter(r -> r.id().equals(id))
                .findFirst()
                .orElseThrow()
                .effect();
    }

    private static PolicyLayer yaml(Source source, String text) {
        return new PolicyLayer(source, (PolicyReading.Read) PolicyReader.read(source.wireName(), text));
    }

    private static PolicyLayer json(String text) {
        return new PolicyLayer(Source.MANAGED, (PolicyReading.Read) SettingsText.read("managed", text));
    }
}
