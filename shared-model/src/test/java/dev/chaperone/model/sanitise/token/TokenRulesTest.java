package dev.chaperone.model.sanitise.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.chaperone.model.sanitise.scan.Hit;
import dev.chaperone.model.sanitise.scan.Scan;
import dev.chaperone.model.sanitise.scan.Scanner;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class TokenRulesTest {

    static List<TokenRule> rules() {
        return TokenRules.standard();
    }

    @ParameterizedTest
    @MethodSource("rules")
    void findsItsOwnExamplesWhole(TokenRule rule) {
        assertThat(rule.yes())
                .isNotEmpty()
                .allSatisfy(text -> assertThat(hits(rule, "a = '" + text + "';"))
                        .anySatisfy(hit -> {
                            assertThat(hit.start()).isEqualTo(5);
                            assertThat(hit.end()).isEqualTo(5 + text.length());
                        }));
    }

    @ParameterizedTest
    @MethodSource("rules")
    void leavesItsCounterExamplesAlone(TokenRule rule) {
        assertThat(rule.no())
                .isNotEmpty()
                .allSatisfy(text -> assertThat(hits(rule, text)).isEmpty());
    }

    @ParameterizedTest
    @MethodSource("rules")
    void findsNoExampleWithinALongerWord(TokenRule rule) {
        assertThat(rule.yes())
                .allSatisfy(text -> assertThat(hits(rule, "abc" + text))
                        .noneMatch(hit -> hit.start() == 3 && Character.isLetter(text.charAt(0))));
    }

    @Test
    void aLineThatIsNoPartOfARuleIsNamed() {
        assertThatThrownBy(() -> TokenRules.parse("a-token: of A\n  form ab_{a20}\n  maybe x\n"))
                .hasMessageContaining("maybe x");
        assertThatThrownBy(() -> TokenRules.parse("a-token\n  form ab_{a20}\n")).hasMessageContaining("a-token");
        assertThatThrownBy(() -> TokenRules.parse("a-token: of A\n  yes x\n"))
                .hasMessageContaining("has no form and no word");
    }

    @Test
    void aFormWithoutALiteralIsRefused() {
        assertThatThrownBy(() -> Form.parse("{a36}")).hasMessageContaining("no literal");
    }

    @Test
    void aChecksumProves() {
        assertThat(Checksums.isBase62("ghp" + "_" + "0".repeat(30) + "0ZYLYH")).isFalse();
        assertThat(Checksums.isAtlassian("ATATT3" + "A".repeat(20) + "00000000"))
                .isFalse();
    }

    private static List<Hit> hits(TokenRule rule, String text) {
        Scanner.Builder builder = new Scanner.Builder();
        TokenProbe.register(builder, List.of(rule));
        Scan scan = new Scan(text);
        builder.build().run(scan);
        return scan.hits();
    }
}
