package dev.chaperone.model.policy;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The managed settings, typed. Keys, defaults and limits come from {@code settings.schema.json} through
 * {@link SettingsSchema}; nothing here repeats them.
 */
public record Settings(
        Mode mode,
        Duration consentTimeout,
        int folderGrantDays,
        Duration sessionGrant,
        Confirm confirmLasting,
        List<String> allowedAgents,
        List<Glob> protectedFolders,
        boolean blockPush,
        boolean cleanPrompts,
        PromptRules promptRules,
        ModelTraffic modelTraffic,
        String centralUrl,
        String enrolmentSecret,
        String organisationName,
        List<String> policyKeys,
        int policySignatures) {

    private static final SettingsSchema SCHEMA = SettingsSchema.standard();

    public Settings {
        allowedAgents = List.copyOf(allowedAgents);
        protectedFolders = List.copyOf(protectedFolders);
        policyKeys = List.copyOf(policyKeys);
    }

    /** @param values checked values by schema key; a key that is absent has its default */
    static Settings of(Map<String, Object> values) {
        Values v = new Values(values);
        return new Settings(
                Mode.valueOf(v.text("Mode").toUpperCase(Locale.ROOT)),
                Duration.ofSeconds(v.number("ConsentTimeoutSeconds")),
                v.number("FolderGrantDays"),
                Duration.ofHours(v.number("SessionGrantHours")),
                Confirm.named(v.text("ConfirmLastingPermissions")),
                v.texts("AllowedAgents"),
                v.texts("ProtectedFolders").stream().map(Glob::new).toList(),
                v.isOn("BlockPush"),
                v.isOn("CleanPrompts"),
                new PromptRules(v.texts("AllowedModels"), v.number("MostPromptKilobytes"), v.texts("PromptFindings")),
                new ModelTraffic(
                        v.texts("ModelServers"),
                        v.isOn("RestoreInTools"),
                        ModelTraffic.UngatedResults.valueOf(
                                v.text("UngatedResults").toUpperCase(Locale.ROOT))),
                v.text("CentralUrl"),
                v.text("EnrolmentSecret"),
                v.text("OrganisationName"),
                v.texts("PolicyKeys"),
                v.number("PolicySignatures"));
    }

    static List<String> keys() {
        return SCHEMA.keys().stream().map(SettingKey::name).toList();
    }

    /** What is wrong with a value, in words that name the limit; empty if nothing is. */
    static Optional<String> complaint(String key, Object value) {
        Optional<String> ofType = SCHEMA.key(key).flatMap(k -> k.complaint(value));
        if (ofType.isEmpty() && key.equals("ModelServers") && value instanceof List<?> servers) {
            return ModelTraffic.complaint(servers);
        }
        if (ofType.isEmpty() && key.equals("PromptFindings") && value instanceof List<?> findings) {
            return PromptRules.complaint(findings);
        }
        return ofType.isEmpty() && lists().contains(key) && value instanceof List<?> patterns
                ? patternComplaint(patterns)
                : ofType;
    }

    private static Optional<String> patternComplaint(List<?> patterns) {
        try {
            patterns.forEach(pattern -> Glob.ofPaths(String.valueOf(pattern)));
            return Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.ofNullable(e.getMessage());
        }
    }

    /** Names of the settings that are a switch, for rules that count only if one is on. */
    static List<String> switches() {
        return List.of("BlockPush", "CleanPrompts");
    }

    boolean isOn(String name) {
        return switch (name) {
            case "BlockPush" -> blockPush;
            case "CleanPrompts" -> cleanPrompts;
            default -> throw new IllegalArgumentException("'%s' is not a switch".formatted(name));
        };
    }

    /** Names of the settings that are a list of path patterns, for rules that take their paths from one. */
    static List<String> lists() {
        return List.of("ProtectedFolders");
    }

    List<Glob> list(String name) {
        if (!lists().contains(name)) {
            throw new IllegalArgumentException("'%s' is not a list of folders".formatted(name));
        }
        return protectedFolders;
    }

    /** Leaves the enrolment secret out: records end up in logs. */
    @Override
    public String toString() {
        return "Settings[mode=%s, consentTimeout=%s, centralUrl=%s]".formatted(mode, consentTimeout, centralUrl);
    }

    /** Values with the schema's defaults behind them. */
    private record Values(Map<String, Object> given) {

        private Object value(String key) {
            Object value = given.get(key);
            return value == null ? SCHEMA.key(key).orElseThrow().type().defaultValue() : value;
        }

        String text(String key) {
            return (String) value(key);
        }

        int number(String key) {
            return ((Number) value(key)).intValue();
        }

        boolean isOn(String key) {
            return (Boolean) value(key);
        }

        List<String> texts(String key) {
            return ((List<?>) value(key)).stream().map(String::valueOf).toList();
        }
    }
}
