package dev.chaperone.mdm;

import java.util.List;

/** Every setting in words, as Markdown, for those who write a policy. JSON carries no comments. */
final class SettingsPage {

    private SettingsPage() {}

    static String of(List<ManagedSetting> settings, Language language) {
        StringBuilder page = new StringBuilder();
        paragraph(page, "<!-- " + language.text("page.note") + " -->");
        paragraph(page, "# " + language.text("page.title"));
        paragraph(page, language.text("page.intro"));
        settings.stream().map(s -> s.key().category()).distinct().forEach(category -> {
            paragraph(page, "## " + language.text("category." + category));
            settings.stream().filter(s -> s.key().category().equals(category)).forEach(s -> setting(page, s, language));
        });
        return page.toString().stripTrailing() + "\n";
    }

    private static void setting(StringBuilder page, ManagedSetting setting, Language language) {
        paragraph(page, "### `%s`: %s".formatted(setting.name(), plain(setting.title(language))));
        paragraph(page, plain(setting.explanation(language)));
        String facts = plain(String.join(" ", Facts.of(setting, language)));
        paragraph(page, facts + " " + language.text("page.since", setting.since()));
    }

    private static void paragraph(StringBuilder page, String text) {
        page.append(text).append("\n\n");
    }

    /** The text as it is, whatever of it Markdown would take for a sign of its own. */
    private static String plain(String text) {
        return text.replaceAll("\\s+", " ").replaceAll("([\\\\`*_\\[\\]<>|#&])", "\\\\$1");
    }
}
