package dev.chaperone.mdm;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.StringReader;
import java.util.List;
import javax.xml.XMLConstants;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.SchemaFactory;
import javax.xml.validation.Validator;
import org.junit.jupiter.api.Test;
import org.xml.sax.SAXException;

/** The definitions and texts against Microsoft's schema (MS-GPREG). */
class WindowsSchemaTest {

    private static final List<ManagedSetting> SETTINGS = SettingsCatalogue.standard();

    @Test
    void definitionsAndTextsAreValid() throws SAXException {
        Validator validator = validator();

        for (Artefact artefact : Artefact.all(SETTINGS)) {
            if (artefact.path().startsWith("windows/")) {
                assertThatCode(() -> validate(validator, artefact.text()))
                        .as(artefact.path())
                        .doesNotThrowAnyException();
            }
        }
    }

    @Test
    void everyTypeOfSettingIsValid() throws SAXException {
        Validator validator = validator();
        List<ManagedSetting> settings = TestSettings.titled("Title", "Explanation");

        assertThatCode(() -> validate(validator, Admx.of(settings))).doesNotThrowAnyException();
        assertThatCode(() -> validate(validator, Adml.of(settings, Language.GERMAN)))
                .doesNotThrowAnyException();
    }

    @Test
    void theSchemaDoesFindMistakes() throws SAXException {
        Validator validator = validator();
        String broken = Admx.of(SETTINGS).replace("class=\"Machine\"", "class=\"Laptop\"");

        assertThatThrownBy(() -> validate(validator, broken)).hasMessageContaining("Laptop");
    }

    private static Validator validator() throws SAXException {
        return SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI)
                .newSchema(Beside.mdm("admx-xsd/PolicyDefinitionFiles.xsd").toFile())
                .newValidator();
    }

    private static void validate(Validator validator, String text) throws SAXException, IOException {
        validator.validate(new StreamSource(new StringReader(text)));
    }
}
