package dev.chaperone.model.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Built in &lt; user &lt; managed file &lt; MDM &lt; signed bundle: every key of the schema under every set of sources.
 */
class PrecedenceTest {

    private static final List<SettingKey> KEYS = SettingsSchema.standard().keys();

    private final long seed = new Random().nextLong();
    private final Random random = new Random(seed);

    static List<Set<Source>> everySetOfSources() {
        List<Set<Source>> sets = new ArrayList<>();
        sets.add(EnumSet.noneOf(Source.class));
        for (Source source : Source.values()) {
            for (Set<Source> without : List.copyOf(sets)) {
                Set<Source> with = EnumSet.of(source);
                with.addAll(without);
                sets.add(with);
            }
        }
        return sets;
    }

    @ParameterizedTest
    @MethodSource("everySetOfSources")
    void theStrongestSourceThatMayDecidesEachKey(Set<Source> sources) {
        Map<Source, Map<String, Given>> given = given(sources);
        boolean managed = sources.stream().anyMatch(Source::isOfAdministrator);

        Composition composition = PolicyComposer.compose(layers(given), "d");

        for (EffectiveSetting setting : composition.settings()) {
            SettingKey key = setting.key();
            Source expected = Source.BUILT_IN;
            for (Source source : sources) {
                boolean may = source != Source.USER || !managed || key.personal() == SettingKey.Personal.FREE;
                expected = may ? source : expected;
            }
            String name = "seed %d, %s".formatted(seed, key.name());
            assertThat(setting.from().source()).as(name).isEqualTo(expected);
            if (key.personal() != SettingKey.Personal.STRICTER_ONLY && given.containsKey(expected)) {
                assertThat(setting.value()).as(name).isEqualTo(valueOf(given, expected, key.name()));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("everySetOfSources")
    void aPersonNeverTakesAProtectedFolderAwayOnAManagedLaptop(Set<Source> sources) {
        Map<Source, Map<String, Given>> with = given(sources);
        Map<Source, Map<String, Given>> without = new LinkedHashMap<>(with);
        without.remove(Source.USER);
        boolean managed = sources.stream().anyMatch(Source::isOfAdministrator);

        List<Glob> folders = protectedFolders(with);

        if (managed) {
            assertThat(folders).as("seed %d", seed).containsAll(protectedFolders(without));
        }
        if (with.containsKey(Source.USER)) {
            List<?> mine = (List<?>) valueOf(with, Source.USER, "ProtectedFolders");
            assertThat(folders)
                    .extracting(Glob::pattern)
                    .containsAll(mine.stream().map(String::valueOf).toList());
        }
    }

    @ParameterizedTest
    @MethodSource("everySetOfSources")
    void aKeyIsLockedWhereAnAdministratorHasAWord(Set<Source> sources) {
        Composition composition = PolicyComposer.compose(layers(given(sources)), "d");

        boolean managed = sources.stream().anyMatch(Source::isOfAdministrator);
        assertThat(composition.settings())
                .allMatch(s -> s.locked().isPresent() == managed)
                .hasSameSizeAs(KEYS);
        assertThat(composition.disregarded().isEmpty()).isEqualTo(!managed || !sources.contains(Source.USER));
    }

    @Test
    void aLaptopIsLockedAsAWholeBySomebodysSingleSetting() {
        PolicyLayer name = layer(Source.MANAGED, Map.of("OrganisationName", new Given("Acme", at("m.json", 2))));
        PolicyLayer mine = layer(Source.USER, Map.of("Mode", new Given("observe", at("policy.yaml", 7))));

        Composition composition = PolicyComposer.compose(List.of(builtIn(), mine, name), "d");

        assertThat(composition.policy().settings().mode()).isEqualTo(Mode.ENFORCE);
        assertThat(composition.disregarded())
                .singleElement()
                .hasToString("policy.yaml:7: settings.Mode: does not count; it is locked by "
                        + "the organisation that manages this laptop");
    }

    @Test
    void withoutAnAdministratorThePersonIsOne() {
        PolicyLayer mine = layer(Source.USER, Map.of("Mode", new Given("observe", at("policy.yaml", 7))));

        Composition composition = PolicyComposer.compose(List.of(builtIn(), mine), "d");

        assertThat(composition.policy().settings().mode()).isEqualTo(Mode.OBSERVE);
        assertThat(composition.disregarded()).isEmpty();
    }

    private static Object valueOf(Map<Source, Map<String, Given>> given, Source source, String key) {
        return Objects.requireNonNull(Objects.requireNonNull(given.get(source)).get(key))
                .value();
    }

    private List<Glob> protectedFolders(Map<Source, Map<String, Given>> given) {
        return PolicyComposer.compose(layers(given), "d").policy().settings().protectedFolders();
    }

    private Map<Source, Map<String, Given>> given(Set<Source> sources) {
        Map<Source, Map<String, Given>> given = new LinkedHashMap<>();
        for (Source source : sources) {
            Map<String, Given> values = new LinkedHashMap<>();
            KEYS.forEach(key -> values.put(key.name(), new Given(value(key, source), at(source.wireName(), 3))));
            given.put(source, values);
        }
        return given;
    }

    /** Some value the key may have. */
    private Object value(SettingKey key, Source source) {
        return switch (key.type()) {
            case SettingKey.Type.Switch _ -> random.nextBoolean();
            case SettingKey.Type.Whole(var _, var low, var high) -> random.nextInt(low, high + 1);
            case SettingKey.Type.Choice(var _, var words) -> words.get(random.nextInt(words.size()));
            case SettingKey.Type.Text _ -> "of " + source;
            case SettingKey.Type.Texts _ -> List.of("/of/" + source.wireName() + random.nextInt(100));
        };
    }

    private static List<PolicyLayer> layers(Map<Source, Map<String, Given>> given) {
        List<PolicyLayer> layers = new ArrayList<>();
        layers.add(layer(Source.BUILT_IN, given.getOrDefault(Source.BUILT_IN, Map.of())));
        given.forEach((source, values) -> {
            if (source != Source.BUILT_IN) {
                layers.add(layer(source, values));
            }
        });
        return layers;
    }

    private static PolicyLayer builtIn() {
        return layer(Source.BUILT_IN, Map.of());
    }

    private static PolicyLayer layer(Source source, Map<String, Given> settings) {
        return new PolicyLayer(
                source, new PolicyReading.Read(source.wireName(), 1, settings, List.of(), DataRules.none(), List.of()));
    }

    private static SourceLine at(String file, int line) {
        return new SourceLine(file, line);
    }
}
