package dev.chaperone.central.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.chaperone.central.policy.PolicyCommands;
import dev.chaperone.model.policy.bundle.BundleTrust;
import dev.chaperone.model.policy.bundle.PolicyRoot;
import dev.chaperone.model.policy.bundle.SignedBundle;
import dev.chaperone.model.policy.bundle.SigningKey;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Policy from the command line to a laptop. */
class PolicyHandOutTest {

    private final Path disk;
    private final TestServer server;
    private final Path policy;

    PolicyHandOutTest(@TempDir Path disk) throws IOException {
        this.disk = disk;
        this.server = new TestServer(disk.resolve("data"));
        this.policy = Files.writeString(
                disk.resolve("acme.yaml"),
                "apiVersion: chaperone/v1\nkind: Policy\nmetadata: {name: acme, version: 1}\n");
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void aPublishedPolicyIsHandedToEnrolledLaptopsWithoutARestart() throws Exception {
        TestDevice device = server.device("laptop");
        Set<SigningKey> keys = keys("a.json", "b.json");
        String path = "/v1/devices/" + device.id() + "/policy";
        assertThat(server.asDevice(device, path).statusCode()).isEqualTo(404);

        assertThat(publish("a.json", "b.json")).isEqualTo("published: bundle 1 of acme");
        assertThat(publish("a.json", "b.json")).isEqualTo("published: bundle 2 of acme");

        HttpResponse<String> answer = server.asDevice(device, path);
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(verified(answer, new PolicyRoot("acme", 0, keys, 2), device)
                        .bundle()
                        .version())
                .isEqualTo(2);
        String tag = answer.headers().firstValue("ETag").orElseThrow();
        assertThat(server.get(path, "Authorization", server.bearer(device), "If-None-Match", tag)
                        .statusCode())
                .isEqualTo(304);
        assertThat(server.get(path).statusCode()).isEqualTo(401);
    }

    @Test
    void changedKeysAreTrustedByLaptopsThatKnowTheOldOnes() throws Exception {
        TestDevice device = server.device("laptop");
        Set<SigningKey> old = keys("a.json", "b.json");
        Set<SigningKey> fresh = keys("c.json");
        publish("a.json", "b.json");

        assertThat(run(
                        "rotate",
                        "--data",
                        server.data().toString(),
                        "--keys",
                        files("a.json", "b.json"),
                        "--new-keys",
                        files("c.json"),
                        "--organisation",
                        "acme"))
                .isEqualTo("root 1: from now on 1 keys sign policy");
        publish("c.json");

        SignedBundle.Verified verified = verified(
                server.asDevice(device, "/v1/devices/" + device.id() + "/policy"),
                new PolicyRoot("acme", 0, old, 2),
                device);
        assertThat(verified.root().keys()).isEqualTo(fresh);
        assertThat(verified.bundle().version()).isEqualTo(2);
        assertThatThrownBy(() -> publish("a.json", "b.json"))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("nothing was published; laptops would refuse it");
    }

    @Test
    void aKeyIsForItsOwnerAloneAndNeverOverwritten() throws IOException {
        keys("a.json");

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(disk.resolve("a.json"))))
                .isEqualTo("rw-------");
        assertThatThrownBy(() -> keys("a.json")).hasMessageContaining("is there already");
    }

    @Test
    void aPolicyWithAMistakeIsNotPublished() throws IOException {
        keys("a.json");
        Files.writeString(policy, "rulez: []\n", StandardOpenOption.APPEND);

        assertThatThrownBy(() -> publish("a.json"))
                .hasMessageContaining("nothing was published")
                .hasMessageContaining("acme.yaml:4: rulez: unknown key; did you mean 'rules'?");
        assertThat(server.data().resolve("policy-bundle.json")).doesNotExist();
    }

    @Test
    void whatIsMistypedIsNamed() {
        assertThatThrownBy(() -> run("publsh"))
                .hasMessageContaining("use key, publish, rotate, requests, elevate or lower");
        assertThatThrownBy(() -> run("key", "--otu", "x")).hasMessageContaining("unknown option '--otu'");
        assertThatThrownBy(() -> run("publish", "x.yaml", "--organisation", "acme", "--days", "900"))
                .hasMessageContaining("--days '900' is not a number from 1 to 400");
        assertThatThrownBy(() -> run("publish", policy.toString(), "--organisation", "acme"))
                .hasMessageContaining("is missing");
    }

    private static SignedBundle.Verified verified(HttpResponse<String> answer, PolicyRoot told, TestDevice device)
            throws Exception {
        BundleTrust trust =
                new BundleTrust(told, device.id(), 0, "", Clock.systemUTC().instant());
        return SignedBundle.read(answer.body().getBytes(StandardCharsets.UTF_8)).verify(trust);
    }

    private String publish(String... keys) throws IOException {
        return run(
                "publish",
                policy.toString(),
                "--data",
                server.data().toString(),
                "--keys",
                files(keys),
                "--organisation",
                "acme");
    }

    /** Makes keys. */
    private Set<SigningKey> keys(String... names) throws IOException {
        Set<SigningKey> keys = new HashSet<>();
        for (String name : names) {
            keys.add(new SigningKey(run("key", "--out", disk.resolve(name).toString())));
        }
        return keys;
    }

    private String files(String... names) {
        return Arrays.stream(names).map(n -> disk.resolve(n).toString()).collect(Collectors.joining(","));
    }

    private static String run(String... arguments) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        PolicyCommands.run(List.of(arguments), new PrintStream(out, true, StandardCharsets.UTF_8), Clock.systemUTC());
        return out.toString(StandardCharsets.UTF_8).strip();
    }
}
