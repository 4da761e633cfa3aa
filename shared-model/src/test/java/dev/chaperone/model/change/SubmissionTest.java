package dev.chaperone.model.change;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.chaperone.model.audit.Ed25519;
import dev.chaperone.model.audit.Hash;
import dev.chaperone.model.audit.ProofException;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is signed about commits that are handed in, and about their approval. */
class SubmissionTest {

    private static final Instant NOON = Instant.parse("2026-11-25T12:00:00Z");
    private static final String COMMIT = "0123456789".repeat(4);
    private static final Submission SUBMISSION = new Submission(
            "c-abcdefgh",
            "00000000-0000-0000-0000-000000000001",
            new Submission.Target("shop", "main"),
            new Submission.Content(COMMIT, COMMIT, COMMIT, Hash.ZERO),
            new Submission.Maker("codex", "1.0", "process", "s-1", "d-1", "g-1", ""),
            "Why.\nMore.",
            NOON);

    @Test
    void aStatementIsReadAsItWasWritten() throws Exception {
        assertThat(Submission.decode(SUBMISSION.encode())).isEqualTo(SUBMISSION);
    }

    @Test
    void whatIsSignedIsTheEncodingOfDsse() {
        assertThat(new String(Envelope.signed("hello".getBytes(StandardCharsets.UTF_8)), StandardCharsets.UTF_8))
                .isEqualTo("DSSEv1 28 application/vnd.in-toto+json 5 hello");
    }

    @Test
    void aChangedStatementIsNotSigned() throws Exception {
        KeyPair pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        byte[] spki = pair.getPublic().getEncoded();
        byte[] key = Arrays.copyOfRange(spki, spki.length - Ed25519.KEY_LENGTH, spki.length);
        Signature signer = Signature.getInstance("Ed25519");
        signer.initSign(pair.getPrivate());
        signer.update(Envelope.signed(SUBMISSION.encode()));
        Envelope envelope = new Envelope(SUBMISSION.encode(), "k", signer.sign());

        Envelope read = Envelope.parse(envelope.encode());

        assertThat(read.isSignedBy(key)).isTrue();
        assertThat(read.digest()).isEqualTo(envelope.digest());
        byte[] other = read.payload().clone();
        other[other.length - 3] ^= 1;
        assertThat(new Envelope(other, "k", read.signature()).isSignedBy(key)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"../shop", "-shop", "a/../b", "a b", ".git", "a..b", "", "a\nb", "shop.lock", "x.lock/y"})
    void aNameThatCouldMeanSomethingElseIsRefused(String name) {
        Submission other = new Submission(
                SUBMISSION.id(),
                SUBMISSION.device(),
                new Submission.Target("shop", name),
                SUBMISSION.content(),
                SUBMISSION.maker(),
                "",
                NOON);

        assertThatThrownBy(() -> Submission.decode(other.encode()))
                .isInstanceOf(ProofException.class)
                .hasMessageContaining("not accepted");
    }

    @Test
    void aMessageCanNotHideWhatATerminalShows() {
        Submission other = new Submission(
                SUBMISSION.id(),
                SUBMISSION.device(),
                SUBMISSION.target(),
                SUBMISSION.content(),
                SUBMISSION.maker(),
                "fine\u001b[2K",
                NOON);

        assertThatThrownBy(() -> Submission.decode(other.encode())).hasMessageContaining("printable");
    }

    @Test
    void oneKindOfStatementIsNotAnother() {
        assertThatThrownBy(() -> Approval.decode(SUBMISSION.encode())).isInstanceOf(ProofException.class);
    }

    @Test
    void anApprovalEndsAndNeverLastsLongerThanADay() throws Exception {
        Approval day = approval(Duration.ofHours(24));

        assertThat(Approval.decode(day.encode())).isEqualTo(day);
        assertThat(day.isLive(NOON.plus(Duration.ofHours(23)))).isTrue();
        assertThat(day.isLive(NOON.plus(Duration.ofHours(24)))).isFalse();
        assertThat(approval(Duration.ofHours(25)).isLive(NOON)).isFalse();
    }

    private static Approval approval(Duration length) {
        return new Approval(
                Approval.Decision.APPROVE,
                "c-abcdefgh",
                SUBMISSION.target(),
                new Approval.Seen(COMMIT, COMMIT, Hash.ZERO),
                NOON,
                NOON.plus(length));
    }
}
