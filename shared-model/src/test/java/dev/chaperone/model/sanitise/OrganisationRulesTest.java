package dev.chaperone.model.sanitise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.chaperone.model.sanitise.token.TokenRules;
import org.junit.jupiter.api.Test;

class OrganisationRulesTest {

    private static final PlaceholderKey KEY = new PlaceholderKey(new byte[32]);
    private static final Sanitiser SANITISER = Sanitiser.with(TokenRules.parse("""
            project-names: projects that are not announced
              word Project Falcon
              word bluebird

            northwind-token: tokens of our own services
              form nwt_{a24}
            """), true);

    @Test
    void wordsAreFoundWholeWhateverTheirCase() {
        Sanitised clean = SANITISER.sanitise("Ask PROJECT falcon about Bluebird, not bluebirds.", KEY);

        assertThat(clean.findings()).extracting(Finding::classification).containsOnly("organisation.project-names");
        assertThat(clean.text())
                .matches("Ask CHAPERONE_TERM_[A-Z0-9]{8} about CHAPERONE_TERM_[A-Z0-9]{8}, not bluebirds\\.");
    }

    @Test
    void formsAreFoundBesideTheBuiltInOnes() {
        String own = "nwt" + "_k3J9xQ2mZp7Lr5Tn8Vb1Wc4Y";
        String known = "ghp" + "_aB3dE5fG7hJ9kL1mN2pQ4rS6tU8vW0xYz5cD";

        assertThat(SANITISER.sanitise(own + " " + known, KEY).findings())
                .extracting(Finding::rule)
                .containsExactly("northwind-token", "github-token");
    }

    @Test
    void aWordThatIsNotAsciiIsRefused() {
        assertThatThrownBy(() -> Sanitiser.with(TokenRules.parse("a-b: c\n  word Füchse\n"), true))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("ü");
    }
}
