package dev.chaperone.mdm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.chaperone.model.policy.SettingKey;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.xml.sax.SAXException;

class AdmxReferencesTest {

    private static final List<ManagedSetting> SETTINGS = SettingsCatalogue.standard();

    @ParameterizedTest
    @EnumSource
    void everyReferenceIsMetAndEveryTextUsed(Language language) throws SAXException {
        assertThat(AdmxReferences.complaints(Admx.of(SETTINGS), Adml.of(SETTINGS, language)))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "id=\"Mode_Title\", id=\"Mode_Titel\", no string Mode_Title",
        "id=\"Mode_Title\", id=\"Mode_Titel\", unused string Mode_Titel",
        "refId=\"CentralUrl\", refId=\"CentralUri\", no control CentralUrl/CentralUrl",
        "presentation id=\"Mode\", presentation id=\"Mod\", no presentation Mode",
        "id=\"Mode_observe\", id=\"Mode_enforce\", two of string Mode_enforce"
    })
    void aMistakeInTheTextsIsFound(String right, String wrong, String complaint) throws SAXException {
        String texts = Adml.of(SETTINGS, Language.ENGLISH).replaceFirst(right, wrong);

        assertThat(AdmxReferences.complaints(Admx.of(SETTINGS), texts)).contains(complaint);
    }

    @Test
    void aPolicyInACategoryThatIsMissingIsFound() throws SAXException {
        String definitions = Admx.of(SETTINGS).replace("ref=\"Category_Server\"", "ref=\"Category_Servers\"");

        assertThat(AdmxReferences.complaints(definitions, Adml.of(SETTINGS, Language.ENGLISH)))
                .contains("no category Category_Servers", "unused category Category_Server");
    }

    @Test
    void aDotInANameIsRefused() {
        List<ManagedSetting> dotted =
                List.of(TestSettings.setting("Consent.Mode", new SettingKey.Type.Switch(true), false, "Title", "Text"));

        assertThatThrownBy(() -> Admx.of(dotted))
                .hasMessage("'Consent.Mode' is no identifier for Windows; use letters, digits and _");
    }
}
