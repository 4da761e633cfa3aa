package dev.chaperone.mdm;

import dev.chaperone.model.policy.SettingKey;
import java.util.Map;

/**
 * A setting as device management sees it.
 *
 * @param since the first version of Chaperone that knows it, e.g. {@code 0.1.0}
 */
record ManagedSetting(SettingKey key, String since) {

    String name() {
        return key.name();
    }

    String title(Language language) {
        return text("title", key.titles(), language);
    }

    String explanation(Language language) {
        return text("explanation", key.explanations(), language);
    }

    /** Whether artefacts may hold a value for it: a secret has no business in a template. */
    boolean hasValue() {
        return !key.sensitive();
    }

    private String text(String what, Map<String, String> texts, Language language) {
        String text = texts.getOrDefault(language.code(), "");
        if (text.isBlank()) {
            throw new IllegalStateException(
                    "setting %s has no %s in '%s'; add it to the schema".formatted(name(), what, language.code()));
        }
        return text;
    }
}
