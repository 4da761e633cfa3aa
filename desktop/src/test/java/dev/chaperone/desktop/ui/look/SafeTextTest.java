package dev.chaperone.desktop.ui.look;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SafeTextTest {

    @Test
    void ordinaryTextInAnyScriptStaysAsItIs() {
        String text = "Größe 12 – naïve, 日本語, עברית, 👍";

        assertThat(SafeText.line(text)).isEqualTo(text);
    }

    @Test
    void whatCouldTurnTextAroundIsShownInstead() {
        assertThat(SafeText.line("invoice\u202Efdp.exe")).isEqualTo("invoice\\u202Efdp.exe");
        assertThat(SafeText.line("a\u2066b\u2069\u200Fc\u061C")).isEqualTo("a\\u2066b\\u2069\\u200Fc\\u061C");
    }

    @Test
    void whatShowsAsNothingIsShown() {
        assertThat(SafeText.line("a\u200Bb\u00A0c\u3164d\u00ADe\uFEFF"))
                .isEqualTo("a\\u200Bb\\u00A0c\\u3164d\\u00ADe\\uFEFF");
    }

    @Test
    void aNameCanNotBreakTheLine() {
        assertThat(SafeText.line("docs\n\nAllowed by IT\r\t\u2028x"))
                .isEqualTo("docs\\u000A\\u000AAllowed by IT\\u000D\\u0009\\u2028x");
    }

    @Test
    void halfACharacterIsShownAsWhatItIs() {
        assertThat(SafeText.line("a\uD83Db")).isEqualTo("a\\uD83Db");
    }

    @Test
    void accentsCanNotPaintOverOtherLines() {
        String tower = SafeText.line("e" + "\u0301".repeat(40));

        assertThat(tower).startsWith("é\\u0301\\u0301").doesNotContain("\u0301");
    }

    @Test
    void namesFromTheRightKeepToTheirSideOfTheSlash() {
        assertThat(SafeText.path("/home/אבג/דהו/a"))
                .isEqualTo("\u200E/\u200Ehome\u200E/\u200Eאבג\u200E/\u200Eדהו\u200E/\u200Ea");
        assertThat(SafeText.path("/home/ana/a")).isEqualTo("/home/ana/a");
    }

    @Test
    void aLongPathKeepsToOneDirection() {
        assertThat(SafeText.path("/home/" + "אב/".repeat(30))).startsWith("/home/\\u05D0\\u05D1/");
        assertThat(SafeText.path("/home/" + "אב/".repeat(30)).codePoints()).allMatch(point -> point < 128);
    }

    @Test
    void anEndlessWordKeepsToOneDirectionAndOrdinaryWordsKeepTheirs() {
        assertThat(SafeText.line("שלום " + "אב12".repeat(10)))
                .startsWith("שלום \\u05D0\\u05D112")
                .doesNotContain("אב");
    }

    @Test
    void linesOfACommandStayLines() {
        assertThat(SafeText.lines("if x; then\n\trm\u202E a\nfi")).isEqualTo("if x; then\n    rm\\u202E a\nfi");
    }

    @Test
    void longTextKeepsItsHeadAndTail() {
        String text = "head" + "x".repeat(5_000) + "tail";

        assertThat(SafeText.middle(text, 40, " … "))
                .hasSize(40)
                .startsWith("head")
                .endsWith("tail")
                .contains(" … ");
    }

    @Test
    void aCutNeverHalvesACharacter() {
        String text = "👍".repeat(200);

        for (int most = 8; most < 24; most++) {
            String cut = SafeText.middle(text, most, "…");
            assertThat(cut.codePoints()).allMatch(point -> point == 0x1F44D || point == '…');
        }
    }
}
