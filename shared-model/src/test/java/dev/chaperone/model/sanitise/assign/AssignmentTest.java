package dev.chaperone.model.sanitise.assign;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chaperone.model.sanitise.Marked;
import dev.chaperone.model.sanitise.Sanitiser;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Names and what stands behind them, in the languages people write both in. */
class AssignmentTest {

    private static final Sanitiser SANITISER = Sanitiser.secretsOnly();

    static List<String> found() {
        return List.of(
                "password = «m{h}o)p%e]nob63" + "3WWX(ody[oxcfinds»\n",
                "const key = process.env.JWT_SECRET || \"«k3J9xQ2mZp7Lr5Tn8" + "Vb1Wc4Yd6Fg0Hs2aEuR»\";",
                "PASSWORD = os.environ.get(\"PASSWORD\") or \"«at5G" + "6zi!m»\"\n",
                "variable \"corp_okta_api_token\" {\n  default = \"«k3J9xQ2mZp7Lr5Tn8" + "Vb1Wc4Yd6Fg0Hs2aEuR»\"\n}\n",
                "apikey_myservice: \"«k3J9xQ2mZp7Lr5Tn8" + "Vb1Wc4Yd6Fg0Hs2aEuR»\"",
                "protocolsSECRETkey=«k3J9xQ2mZp7Lr5Tn8" + "Vb1Wc4Yd6Fg0Hs2aEuR»\n",
                "{\"name\": \"DB_PASSWORD\", \"value\": \"«Tr0ub4" + "dor-lake»\"}",
                "if (\"«Tr0ub4" + "dor-lake»\" == password) {",
                "mysql --password=«Tr0ub4" + "dor-lake» -h db",
                "the password is «Tr0ub4" + "dor-lake» today",
                "<api-key>«k3J9xQ2mZp7Lr5Tn8" + "Vb1Wc4Yd6Fg0Hs2aEuR»</api-key>",
                "SECRET=«+04bueC56S7yYuSfwQo" + "dHdvIllHbPSidihBqVINz»\n");
    }

    @ParameterizedTest
    @MethodSource("found")
    void findsTheValueBetweenTheMarks(String marked) {
        Marked expected = Marked.of(marked);

        assertThat(Marked.found(SANITISER, expected.text())).containsExactly(expected.value());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "password = getPassword(user)",
                "password = \"Enter your password\"",
                "\"type\": \"password\", \"label\": \"Password:\"",
                "token_hash: 48aea15341e6f96f9bccb72aea0daf52",
                "partition_key = \"user4711account0815\"",
                "secret_rotation = \"true\"",
                "passwordLabel:\"Password:\",next:\"Forgot it?\"",
                "const token = config.getString(\"db.password\");",
                "SECRET_NAME = \"prod/orders/db-password\"",
                "max_tokens: 4096000000000000"
            })
    void leavesAlone(String text) {
        assertThat(Marked.found(SANITISER, text)).isEmpty();
    }
}
