package dev.chaperone.model.sanitise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.chaperone.model.sanitise.ResponseMatrix.Row;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ResponseMatrixTest {

    private static final PlaceholderKey KEY = new PlaceholderKey(new byte[32]);
    private static final Set<Destination> MODEL = Set.of(Destination.MODEL);
    private static final String TOKEN = "ghp" + "_aB3dE5fG7hJ9kL1mN2pQ4rS6tU8vW0xYz5cD";
    private static final String MAIL = "maria.keller" + "@northwind.io";
    private static final String TEXT = "token " + TOKEN + " of " + MAIL;

    @Test
    void whatFitsNoRowIsReplaced() {
        ResponseMatrix matrix = new ResponseMatrix(List.of(new Row("secret.*", 99, MODEL, Response.ALLOW)));

        assertThat(matrix.responseTo("secret.github-token", 98, Destination.MODEL))
                .isEqualTo(Response.REPLACE);
        assertThat(matrix.responseTo("secret.github-token", 99, Destination.REPOSITORY))
                .isEqualTo(Response.REPLACE);
        assertThat(matrix.responseTo("personal.email", 99, Destination.MODEL)).isEqualTo(Response.REPLACE);
        assertThat(matrix.responseTo("secret.github-token", 99, Destination.MODEL))
                .isEqualTo(Response.ALLOW);
    }

    @Test
    void theFirstRowThatFitsAnswers() {
        ResponseMatrix matrix = new ResponseMatrix(
                List.of(new Row("personal.email", 0, MODEL, Response.WARN), new Row("*", 0, MODEL, Response.BLOCK)));

        assertThat(matrix.responseTo("personal.email", 80, Destination.MODEL)).isEqualTo(Response.WARN);
        assertThat(matrix.responseTo("personal.phone", 80, Destination.MODEL)).isEqualTo(Response.BLOCK);
    }

    @Test
    void whatIsWarnedOfStaysAndIsSeen() {
        Screened screened = screen(new Row("personal.*", 0, MODEL, Response.WARN));

        assertThat(screened.sanitised().text()).contains(MAIL).doesNotContain(TOKEN);
        assertThat(screened.warned()).singleElement().satisfies(f -> {
            assertThat(f.classification()).isEqualTo("personal.email");
            assertThat(f.placeholder()).isEmpty();
        });
        assertThat(screened.seen().findings()).hasSize(2);
        assertThat(screened.blocking()).isEmpty();
    }

    @Test
    void whatBlocksIsNamedAndStillReplaced() {
        Screened screened = screen(new Row("secret.*", 50, MODEL, Response.BLOCK));

        assertThat(screened.blocking()).containsExactly("secret.github-token");
        assertThat(screened.sanitised().text()).doesNotContain(TOKEN, MAIL);
    }

    @Test
    void theStandardReplacesLikeSanitise() {
        Screened screened = Sanitiser.standard().screen(TEXT, KEY, ResponseMatrix.standard(), Destination.MODEL);

        assertThat(screened.sanitised()).isEqualTo(Sanitiser.standard().sanitise(TEXT, KEY));
        assertThat(Sanitised.of(TEXT, screened.sanitised().findings())).isEqualTo(screened.sanitised());
    }

    @Test
    void aConfidenceBeyondItsRangeIsRefused() {
        assertThatThrownBy(() -> new Row("*", 101, MODEL, Response.WARN)).hasMessageContaining("101");
    }

    private static Screened screen(Row row) {
        return Sanitiser.standard().screen(TEXT, KEY, new ResponseMatrix(List.of(row)), Destination.MODEL);
    }
}
