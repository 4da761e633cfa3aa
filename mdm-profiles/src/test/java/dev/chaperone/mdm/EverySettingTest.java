package dev.chaperone.mdm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.chaperone.model.policy.SettingKey;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3c.dom.Element;
import org.xml.sax.SAXException;

class EverySettingTest {

    private static final List<ManagedSetting> SETTINGS = SettingsCatalogue.standard();

    static List<ManagedSetting> settings() {
        return SETTINGS;
    }

    @ParameterizedTest
    @MethodSource("settings")
    void isExplainedInBothLanguagesInTheMacProfile(ManagedSetting setting) throws SAXException {
        List<String> comments = Xml.comments(Xml.parse(MobileConfig.of(SETTINGS)));

        for (Language language : Language.values()) {
            assertThat(comments)
                    .anySatisfy(comment -> assertThat(comment)
                            .contains(setting.title(language))
                            .contains(setting.explanation(language)));
        }
        assertThat(MobileConfig.of(SETTINGS)).contains(setting.name());
    }

    @ParameterizedTest
    @MethodSource("settings")
    void isAPolicyWithTextsInBothLanguagesOnWindows(ManagedSetting setting) throws SAXException {
        assertThat(Xml.all(Xml.parse(Admx.of(SETTINGS)), "policy"))
                .extracting(policy -> policy.getAttribute("name"))
                .contains(setting.name());
        for (Language language : Language.values()) {
            List<Element> strings = Xml.all(Xml.parse(Adml.of(SETTINGS, language)), "string");
            assertThat(strings)
                    .extracting(Element::getTextContent)
                    .contains(setting.title(language))
                    .anyMatch(text -> text.startsWith(setting.explanation(language) + "\n"));
        }
    }

    @ParameterizedTest
    @EnumSource
    void isOnThePageThatExplainsTheLinuxFile(Language language) {
        String page = SettingsPage.of(SETTINGS, language);

        for (ManagedSetting setting : SETTINGS) {
            assertThat(page).contains("### `%s`: %s".formatted(setting.name(), setting.title(language)));
        }
    }

    @Test
    void withoutATextInOneLanguageStopsTheBuild() {
        var english = Map.of("en", "Text");
        ManagedSetting setting = new ManagedSetting(
                new SettingKey(
                        "Flag",
                        new SettingKey.Type.Switch(true),
                        "Consent",
                        false,
                        SettingKey.Personal.LOCKED,
                        english,
                        english),
                "0.1.0");

        assertThatThrownBy(() -> Artefact.all(List.of(setting)))
                .hasMessage("setting Flag has no title in 'de'; add it to the schema");
    }
}
