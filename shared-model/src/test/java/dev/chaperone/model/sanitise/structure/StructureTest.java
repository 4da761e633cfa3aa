package dev.chaperone.model.sanitise.structure;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chaperone.model.sanitise.Marked;
import dev.chaperone.model.sanitise.Sanitiser;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is known by what stands around it. */
class StructureTest {

    private static final Sanitiser SANITISER = Sanitiser.secretsOnly();

    static List<String> found() {
        return List.of(
                "new NetworkCredential(\"cidownload\", \"«AP7JaG9Toer" + "xBc6gWP5LcU2»\");",
                "curl -u \":«d2LkV" + "78zLx!t»\" https://localhost:9200",
                "apiVersion: v1\nkind: Secret\ndata:\n  extra: «YWRtaW46c" + "GFzc3dvcmQ=»\nmetadata:\n  name: a\n",
                "postgresql://user:«se" + "cret»@localhost:5433/db",
                "https://«k3J9xQ2mZp7Lr5Tn8" + "Vb1Wc4Yd6Fg0Hs2aEuR»@github.com/acme/infra.git",
                "Authorization: Basic «YW5hOlNvb" + "W1lci0yMDI2»",
                "echo \"«Kf9mQ2" + "vLx7»\" | docker login -u me --password-stdin",
                "basic_auth = (\"admin\", \"«Kf9mQ2" + "vLx7»\")",
                "snmp-server community «Kf9mQ2" + "vLx7» RO",
                "openssl enc -aes-256-cbc -k «Kf9mQ2" + "vLx7» -in x",
                "echo 'root:«Kf9mQ2" + "vLx7»' | chpasswd",
                "PSEXEC.EXE \\\\host -u DOMAIN\\my-user -p «my4" + "pass» CMD");
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
                "apiVersion: v1\nkind: ConfigMap\ndata:\n  extra: YWRtaW46cGFzc3dvcmQ=\n",
                "new NetworkCredential(user, password);",
                "mongodb://username:password@localhost:27017/db",
                "https://example.com/a:b@c",
                "Basic knowledge of bases",
                "echo $TOKEN | docker login -u me --password-stdin",
                "snmp-server community public RO",
                "eyJhbasdGciOiJIUaddasdasfsasdasdzI1NiIasdsInR5cCI6IkpXVCasdJasd9.eyJzdWIiOiIxMjM0NTY3ODkwIiwibmFtZSI.abcdefgh",
                "-----BEGIN PUBLIC KEY-----\nMIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8AMIIBCgKCAQEA\n-----END PUBLIC KEY-----"
            })
    void leavesAlone(String text) {
        assertThat(Marked.found(SANITISER, text)).isEmpty();
    }
}
