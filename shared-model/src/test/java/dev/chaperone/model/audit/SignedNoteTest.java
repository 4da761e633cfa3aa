package dev.chaperone.model.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class SignedNoteTest {

    private final JsonNode vectors = Vectors.read();
    private final String origin = vectors.at("/keys/log/name").stringValue();

    @Test
    void readsAndWritesVerifierKeys() throws ProofException {
        for (JsonNode key : vectors.get("keys").values()) {
            VerifierKey parsed = VerifierKey.parse(key.get("vkey").stringValue());
            assertThat(parsed.name()).isEqualTo(key.get("name").stringValue());
            assertThat("%08x".formatted(parsed.keyId()))
                    .isEqualTo(key.get("key_id_hex").stringValue());
            assertThat(parsed).hasToString(key.get("vkey").stringValue());
        }
        assertThat(VerifierKey.parse(vectors.at("/spec_vkey_example/vkey").stringValue())
                        .name())
                .isEqualTo("example.com/foo");
    }

    @Test
    void refusesVerifierKeysThatDontFitTogether() {
        String good = vectors.at("/keys/log/vkey").stringValue();

        for (String bad : List.of(
                "",
                "name",
                good.replace("+22134a4d+", "+22134a4e+"),
                good.replace("+22134a4d+", "+22134A4D+"),
                good.replace("audit.", "audi."),
                good.substring(0, good.length() - 4))) {
            assertThatThrownBy(() -> VerifierKey.parse(bad)).as(bad).isInstanceOf(ProofException.class);
        }
    }

    @Test
    void acceptsAPostQuantumSignatureThatOthersMadeAndNoOther() throws ProofException {
        JsonNode vector = vectors.get("mldsa44_cosignature");
        VerifierKey signer = VerifierKey.parse(vector.get("vkey").stringValue());
        String line = vector.get("signature_line").stringValue().strip() + "\n";
        String note = vector.get("checkpoint").stringValue() + line;

        assertThat(SignedNote.open(note, List.of(key("log"), signer)).signers()).containsExactly(origin, signer.name());
        assertThat(signer).hasToString(vector.get("vkey").stringValue());
        assertThat(Checkpoint.open(note, origin, key("log")).size())
                .as("unknown to most")
                .isEqualTo(600);
        String other = note.replace("\n600\n", "\n601\n");
        assertThatThrownBy(() -> SignedNote.open(other, List.of(signer)))
                .hasMessage("signature of '%s' is wrong", signer.name());
        byte[] text = vector.get("checkpoint").stringValue().getBytes(StandardCharsets.UTF_8);
        assertThat(signer.verify(text, new byte[8])).isFalse();
    }

    @Test
    void signsByteForByteAsOthersDo() throws GeneralSecurityException {
        TestSigner signer = TestSigner.fromSeed(
                origin,
                vectors.at("/keys/log/seed_hex").stringValue(),
                vectors.at("/keys/log/public_hex").stringValue());

        for (JsonNode vector : vectors.get("checkpoints").values()) {
            assertThat(SignedNote.sign(vector.get("note_text").stringValue(), List.of(signer)))
                    .isEqualTo(vector.get("checkpoint").stringValue());
        }
    }

    @Test
    void acceptsACosignedCheckpointFromLogAndWitnesses() throws ProofException {
        for (JsonNode vector : vectors.get("checkpoints").values()) {
            String cosigned = vector.get("cosigned_checkpoint").stringValue();
            SignedNote note = SignedNote.open(cosigned, List.of(key("log"), key("witness1"), key("witness2")));
            assertThat(note.signers()).hasSize(3);
            assertThat(Checkpoint.open(cosigned, origin, key("log")).size())
                    .isEqualTo(vector.get("size").longValue());
        }
    }

    @Test
    void ignoresSignaturesOfKeysItDoesNotKnow() throws ProofException {
        String note = vectors.at("/accept_with_unknown_signature/note").stringValue();

        assertThat(SignedNote.open(note, List.of(key("log"))).signers()).containsExactly(origin);
    }

    @Test
    void refusesEveryMalformedNoteAtItsLayer() throws ProofException {
        for (JsonNode vector : vectors.get("negative_checkpoints").values()) {
            String name = vector.get("name").stringValue();
            String note = vector.get("note").stringValue();
            if (vector.get("layer").stringValue().equals("note")) {
                assertThatThrownBy(() -> SignedNote.open(note, List.of(key("log"))))
                        .as(name)
                        .isInstanceOf(ProofException.class);
            } else {
                assertThat(SignedNote.open(note, List.of(key("log"))).signers())
                        .as(name)
                        .hasSize(1);
            }
            assertThatThrownBy(() -> Checkpoint.open(note, origin, key("log")))
                    .as(name)
                    .isInstanceOf(ProofException.class);
        }
    }

    @Test
    void doesNotLetAWitnessStandInForTheLog() {
        String cosigned = vectors.at("/checkpoints/2/cosigned_checkpoint").stringValue();
        String withoutLog = cosigned.replaceFirst("\u2014 " + origin + " [^\n]+\n", "");

        assertThatThrownBy(() -> Checkpoint.open(withoutLog, origin, key("log")))
                .hasMessageContaining("not signed by any key known here");
    }

    @Test
    void refusesEverySingleChangedCharacter() {
        String note = vectors.at("/checkpoints/2/checkpoint").stringValue();

        for (int i = 0; i < note.length(); i++) {
            String changed = note.substring(0, i) + (char) (note.charAt(i) ^ 1) + note.substring(i + 1);
            assertThatThrownBy(() -> Checkpoint.open(changed, origin, key("log")))
                    .as("character %d", i)
                    .isInstanceOf(ProofException.class);
        }
    }

    @Test
    void neverBelievesAKeyThatIsNoPointOfTheCurve() {
        byte[] unusable = new byte[Ed25519.KEY_LENGTH];
        Arrays.fill(unusable, (byte) 0xee);

        assertThat(VerifierKey.ed25519("k", unusable).verify(new byte[] {1}, new byte[64]))
                .isFalse();
        assertThat(VerifierKey.cosigner("k", unusable).verify(new byte[] {1}, new byte[72]))
                .isFalse();
    }

    @Test
    void refusesControlCharactersEvenIfTheyAreSigned() throws GeneralSecurityException {
        TestSigner signer = TestSigner.fresh("k");
        String line = SignedNote.sign("plain\n", List.of(signer)).substring("plain\n\n".length());

        for (String text : List.of("tab\there\n", "return\r\n", "nul\0\n")) {
            assertThatThrownBy(() -> SignedNote.sign(text, List.of(signer)))
                    .isInstanceOf(IllegalArgumentException.class);
            assertThatThrownBy(() -> SignedNote.open(text + "\n" + line, List.of(signer.verifier())))
                    .hasMessageContaining("malformed");
        }
    }

    @Test
    void limitsTheNumberOfSignatures() throws Exception {
        TestSigner signer = TestSigner.fresh("k");
        String most = SignedNote.sign("text\n", Collections.nCopies(SignedNote.MAX_SIGNATURES, signer));
        String more = SignedNote.sign("text\n", Collections.nCopies(SignedNote.MAX_SIGNATURES + 1, signer));

        assertThat(SignedNote.open(most, List.of(signer.verifier())).signers()).containsExactly("k");
        assertThatThrownBy(() -> SignedNote.open(more, List.of(signer.verifier())))
                .hasMessageContaining("65 signatures, the limit is 64");
    }

    @Test
    void refusesKeyNamesThatCouldBeReadInTwoWays() {
        for (String name : List.of("", "a b", "a+b", "a\u00a0b", "a\nb")) {
            assertThatThrownBy(() -> VerifierKey.ed25519(name, new byte[32]))
                    .isInstanceOf(IllegalArgumentException.class);
        }
        assertThatThrownBy(() -> VerifierKey.ed25519("a", new byte[31])).hasMessageContaining("31 bytes");
    }

    @Test
    void seesTwoHeadsOfOneSizeAsTwoHeads() throws ProofException {
        Checkpoint one =
                Checkpoint.open(vectors.at("/equivocation/checkpoint_a").stringValue(), origin, key("log"));
        Checkpoint other =
                Checkpoint.open(vectors.at("/equivocation/checkpoint_b").stringValue(), origin, key("log"));

        assertThat(Merkle.verifyConsistency(one.size(), other.size(), one.root(), other.root(), List.of()))
                .isFalse();
    }

    @Test
    void refusesCheckpointsWithExtensionLines() {
        assertThatThrownBy(() -> Checkpoint.parse("a\n1\n" + Hash.ZERO.base64() + "\nmore\n"))
                .isInstanceOf(ProofException.class);
        assertThatThrownBy(() -> Checkpoint.parse("a\n99999999999999999999\n" + Hash.ZERO.base64() + "\n"))
                .isInstanceOf(ProofException.class);
    }

    private VerifierKey key(String name) throws ProofException {
        return VerifierKey.parse(vectors.at("/keys/" + name + "/vkey").stringValue());
    }
}
