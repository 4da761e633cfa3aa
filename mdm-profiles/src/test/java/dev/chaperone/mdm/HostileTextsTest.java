package dev.chaperone.mdm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.xml.sax.SAXException;

class HostileTextsTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<string>&amp;</string>",
                "\"quoted\" 'twice' & more",
                "]]> and <![CDATA[",
                "--> <key>Mode</key><string>observe</string> <!--",
                "---",
                "$(string.Mode_Title) {0} %s \\",
                "a\r\nb\tc",
                "\ud83d\udd12 Größe"
            })
    void comeBackAsTheyWere(String text) throws SAXException {
        List<ManagedSetting> settings = TestSettings.titled(text, "Why: " + text);

        Document texts = Xml.parse(Adml.of(settings, Language.GERMAN));
        var profile = Plist.read(MobileConfig.of(settings));

        assertThat(Xml.all(texts, "string"))
                .filteredOn(e -> e.getAttribute("id").endsWith("_Title"))
                .hasSize(5)
                .extracting(Element::getTextContent)
                .containsOnly(text);
        assertThat(Plist.payload(profile).get("Word")).isEqualTo(text);
        Xml.parse(Admx.of(settings));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\u0000", "\u001b[31m", "\ufffe", "\ud800"})
    void whichXmlCannotCarryStopTheBuild(String text) {
        List<ManagedSetting> settings = TestSettings.titled("a" + text, "b");

        assertThatThrownBy(() -> Adml.of(settings, Language.ENGLISH)).hasMessageContaining("which XML cannot carry");
        assertThatThrownBy(() -> MobileConfig.of(settings)).hasMessageContaining("which XML cannot carry");
    }

    @ParameterizedTest
    @CsvSource({"<script>, \\<script\\>", "a | b, a \\| b", "# head, \\# head", "[link](x), \\[link\\](x)"})
    void areTextAndNotMarkdownOnThePage(String text, String escaped) {
        String page = SettingsPage.of(TestSettings.titled("Title", text), Language.ENGLISH);

        assertThat(page.lines()).contains(escaped).doesNotContain(text);
    }
}
