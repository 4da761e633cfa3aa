package dev.chaperone.model.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class TlogProofTest {

    private final JsonNode vectors = Vectors.read();
    private final String file = vectors.at("/tlog_proof/file").stringValue();
    private final String origin = vectors.at("/keys/log/name").stringValue();
    private final byte[] entry = vectors.at("/tlog_proof/entry").stringValue().getBytes(StandardCharsets.UTF_8);

    @Test
    void provesItsEntry() throws ProofException {
        Checkpoint head = TlogProof.parse(file).verify(entry, origin, logKey());

        assertThat(head.size()).isEqualTo(600);
    }

    @Test
    void writesWhatItRead() throws ProofException {
        assertThat(TlogProof.parse(file).text()).isEqualTo(file);

        String withExtra = file.replaceFirst("\nindex", "\nextra AAEC\nindex");
        assertThat(TlogProof.parse(withExtra).text()).isEqualTo(withExtra);
        assertThat(TlogProof.parse(withExtra).extra()).isEqualTo(Optional.of("AAEC"));
    }

    @Test
    void refusesAnotherEntryIndexOriginOrPath() throws ProofException {
        TlogProof proof = TlogProof.parse(file);

        assertThatThrownBy(() -> proof.verify("event-300".getBytes(StandardCharsets.UTF_8), origin, logKey()))
                .hasMessageContaining("does not prove the entry at index 299");
        assertThatThrownBy(() -> new TlogProof(298, proof.path(), proof.checkpoint()).verify(entry, origin, logKey()))
                .isInstanceOf(ProofException.class);
        assertThatThrownBy(() -> new TlogProof(299, List.of(), proof.checkpoint()).verify(entry, origin, logKey()))
                .isInstanceOf(ProofException.class);
        assertThatThrownBy(() -> proof.verify(entry, "other.example.test/log", logKey()))
                .hasMessageContaining("not for 'other.example.test/log'");
    }

    @Test
    void refusesTextThatDiffersFromTheFormat() {
        for (String bad : List.of(
                "",
                file.replace("@v1", "@v2"),
                file.replace("index 299", "index 0299"),
                file.replace("index 299", "index -1"),
                file.replace("index 299", "index 99999999999999999999"),
                file.replace("index 299\n", ""),
                file.replace("\nindex", "\nextra ###\nindex"),
                file.replace("\nindex", "\nextra AA\nindex"),
                file.replaceFirst("VTcD", "VTc"),
                file.replace("\n", "\r\n"),
                file.replaceFirst("\n\n", "\n"))) {
            assertThatThrownBy(() -> TlogProof.parse(bad).verify(entry, origin, logKey()))
                    .as(bad)
                    .isInstanceOf(ProofException.class);
        }
    }

    @Test
    void refusesEverySingleChangedCharacter() {
        int signatures = file.indexOf('\u2014');
        int logLineEnd = file.indexOf('\n', signatures);
        for (int i = 0; i < logLineEnd; i++) {
            String changed = file.substring(0, i) + (char) (file.charAt(i) ^ 1) + file.substring(i + 1);
            assertThatThrownBy(() -> TlogProof.parse(changed).verify(entry, origin, logKey()))
                    .as("character %d", i)
                    .isInstanceOf(ProofException.class);
        }
    }

    private VerifierKey logKey() throws ProofException {
        return VerifierKey.parse(vectors.at("/keys/log/vkey").stringValue());
    }
}
