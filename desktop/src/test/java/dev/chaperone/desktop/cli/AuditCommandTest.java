package dev.chaperone.desktop.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.chaperone.desktop.device.DeviceIdentity;
import dev.chaperone.desktop.device.PrivateDirectory;
import dev.chaperone.desktop.journal.FileJournal;
import dev.chaperone.desktop.journal.JournalLimits;
import dev.chaperone.desktop.journal.JournalSource;
import dev.chaperone.desktop.service.StateFolders;
import dev.chaperone.model.audit.EventBody;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The audit commands on a journal whose service is stopped: four events of an hour each, two signed segments. */
class AuditCommandTest {

    private static final Instant NOON = Instant.parse("2026-11-24T12:00:00Z");
    private static final Path VERIFIER = Path.of("src", "test", "resources", "verifier", "verify_bundle.py");

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private final Path root;
    private final DeviceIdentity device;
    private Instant now = NOON;

    AuditCommandTest(@TempDir Path root) throws IOException {
        this.root = root;
        PrivateDirectory state = PrivateDirectory.open(root.resolve("state"));
        SecureRandom random = new SecureRandom();
        device = DeviceIdentity.open(state.child("device"), random);
        JournalSource source = new JournalSource(() -> now, random, "ann", () -> "7");
        JournalLimits limits = new JournalLimits(2, 256 * 1024, 1 << 20, 200);
        try (FileJournal journal = FileJournal.open(state.child("journal"), device, source, limits)) {
            for (EventBody body : List.of(
                    new EventBody.ServiceStarted("0.1", "ann"),
                    decision("d-1", "codex", "allow"),
                    decision("d-2", "claude-code", "deny"),
                    decision("d-3", "claude-code", "allow"),
                    new EventBody.ServiceStopped("stopped"))) {
                journal.append(body);
                now = now.plus(Duration.ofHours(1));
            }
        }
    }

    private static EventBody decision(String id, String agent, String outcome) {
        return new EventBody.Decided(
                id,
                agent,
                "2",
                "process",
                "s",
                "c",
                agent + "/hook",
                "fs.read",
                List.of("/a"),
                outcome,
                "person",
                "p",
                "ann",
                "",
                "",
                "7");
    }

    @Test
    void listsWithoutTheServiceNewestFirst() {
        assertThat(run("audit", "list")).isZero();

        assertThat(lines()).hasSize(5);
        assertThat(lines().getFirst()).contains("Chaperone stopped");
    }

    @Test
    void listsWhatIsAskedForOnly() {
        run("audit", "list", "--agent", "claude-code");
        assertThat(lines()).hasSize(2);
        run("audit", "list", "--agent", "claude-code", "--outcome", "deny", "--json");
        assertThat(lines()).singleElement().asString().startsWith("{\"body\":{").contains("\"d-2\"");
        run("audit", "list", "--since", "3h"); // it is five now
        assertThat(lines()).hasSize(3);
        run("audit", "list", "--since", "2026-11-24T16:00:00Z");
        assertThat(lines()).hasSize(1);
        run("audit", "list", "--limit", "2");
        assertThat(lines()).hasSize(2);
    }

    @Test
    void saysPlainlyWhatItCantUse() {
        assertThat(run("audit", "list", "--since", "yesterday")).isEqualTo(2);
        assertThat(errors())
                .containsExactly(
                        "chaperone: 'yesterday' is no time; use 30m, 2h, 3d, 2026-11-24 or 2026-11-24T12:00:00Z");
        assertThat(run("audit", "list", "--outcome", "maybe")).isEqualTo(2);
        assertThat(errors()).containsExactly("chaperone: there is no outcome 'maybe'; use allow, deny or rewrite");
        assertThat(run("audit", "show", "nothing")).isEqualTo(2);
        assertThat(errors()).singleElement().asString().contains("no event 'nothing'", "chaperone audit list");
    }

    @Test
    void showsAnEventByItsNumberOrItsDecision() {
        run("audit", "show", "3");
        assertThat(lines()).anyMatch(line -> line.matches("  body\\.agent +claude-code"));
        run("audit", "show", "d-2", "--json");
        assertThat(lines()).singleElement().asString().contains("\"sequence\":3");
    }

    @Test
    void exportsEveryEventOldestFirst() throws IOException {
        Path file = root.resolve("events.ndjson");

        assertThat(run("audit", "export", "--out", file.toString())).isZero();

        assertThat(Files.readAllLines(file)).hasSize(5).first().asString().contains("service.started");
        assertThat(run("audit", "export", "--out", file.toString())).isEqualTo(2);
        assertThat(errors()).containsExactly("chaperone: " + file + " is there already; name another file");
    }

    @Test
    void exportsABundleThatNeedsNothingButTheKey() throws IOException {
        Path file = bundle();

        assertThat(verify(file)).isZero();

        assertThat(lines())
                .containsExactly(
                        "4 events in 2 segments of device %s, 0 receipts.".formatted(device.deviceId()),
                        "Complete and unchanged up to event 4.");
    }

    @Test
    void seesEveryChangeToABundle() throws IOException {
        for (Consumer<List<String>> attack : List.<Consumer<List<String>>>of(
                list -> list.remove(1),
                list -> list.remove(2),
                List::removeLast,
                list -> Collections.swap(list, 1, 2),
                list -> list.set(1, list.get(1).replace("\"codex\"", "\"other\"")),
                list -> list.set(1, list.get(1).replace("\"sequence\":2", "\"sequence\":9")),
                list -> list.set(2, list.get(2).replaceFirst("\"signature\":\"..", "\"signature\":\"AA")),
                list -> list.set(2, list.get(2).replaceFirst("\"events\":\\[.*?],\"signed\"", "\"signed\"")),
                list -> list.set(0, list.get(0).replace(device.deviceId(), "another")),
                list -> list.set(0, "{}"),
                list -> list.add("{}"))) {
            Path file = Files.createTempFile(root, "attack", ".bundle");
            List<String> changed = new ArrayList<>(Files.readAllLines(bundle()));
            List<String> before = List.copyOf(changed);
            attack.accept(changed);
            assertThat(changed).isNotEqualTo(before);
            Files.write(file, changed);

            assertThat(verify(file)).as("%s", changed).isEqualTo(1);
            assertThat(lines()).anyMatch(line -> line.startsWith("PROBLEM "));
            assertThat(lines().getLast()).isEqualTo("The bundle is not what the device signed.");
        }
    }

    @Test
    void doesNotLetABundleVouchForItself() throws IOException {
        Path file = bundle();

        assertThat(run("audit", "verify", "--bundle", file.toString())).isEqualTo(2);
        assertThat(errors()).singleElement().asString().contains("can't vouch for itself; give the device's key");
        String other = Base64.getEncoder().encodeToString(new byte[32]);
        assertThat(run("audit", "verify", "--bundle", file.toString(), "--key", other))
                .isEqualTo(1);
        assertThat(run("audit", "verify", "--bundle", file.toString(), "--key", "x"))
                .isEqualTo(2);
        assertThat(errors()).containsExactly("chaperone: 'x' is no key; it must be base64 of 32 bytes");
    }

    @Test
    void agreesWithAVerifierThatSharesNoCodeWithIt() throws Exception {
        Path file = bundle();
        assertThat(python(file)).isEqualTo("4 events in 2 segments verified");

        Files.writeString(file, Files.readString(file).replace("\"d-2\"", "\"d-9\""));
        assertThat(python(file)).isEqualTo("PROBLEM segment 2 has other events");
    }

    @Test
    void checksTheJournalFromItsFiles() throws IOException {
        assertThat(run("audit", "verify")).isZero();
        assertThat(lines()).containsExactly("5 events in 2 segments, 0 receipts.", "Complete and unchanged.");

        Files.delete(root.resolve("state/journal/000000000002.segment"));
        assertThat(run("audit", "verify")).isEqualTo(1);
    }

    @Test
    void makesNothingWhereThereIsNoJournal() {
        Path empty = root.resolve("empty");

        assertThat(run(empty, "audit", "verify")).isEqualTo(2);

        assertThat(errors()).singleElement().asString().contains("there is no journal in", "start the service first");
        assertThat(empty).doesNotExist();
    }

    private Path bundle() throws IOException {
        Path file = root.resolve("evidence.bundle");
        Files.deleteIfExists(file);
        assertThat(run("audit", "export", "--bundle", file.toString())).isZero();
        return file;
    }

    private int verify(Path file) {
        return run("audit", "verify", "--bundle", file.toString(), "--key", key());
    }

    private String key() {
        return Base64.getEncoder().encodeToString(device.publicKey());
    }

    private String python(Path file) throws Exception {
        Process process;
        try {
            process = new ProcessBuilder("python3", VERIFIER.toString(), file.toString(), key())
                    .redirectErrorStream(true)
                    .start();
        } catch (IOException e) {
            assumeTrue(false, "python3 is not here");
            throw e;
        }
        return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
    }

    private int run(String... arguments) {
        return run(root, arguments);
    }

    private int run(Path base, String... arguments) {
        out.reset();
        err.reset();
        Context context = new Context(
                Map.of(),
                base,
                new StateFolders(base.resolve("state"), base.resolve("c"), base.resolve("run"), base.resolve("m")),
                new PrintStream(out, true, StandardCharsets.UTF_8),
                false,
                Clock.fixed(now, ZoneOffset.UTC));
        return ChaperoneCommand.line(context)
                .setErr(new PrintWriter(err, true, StandardCharsets.UTF_8))
                .execute(arguments);
    }

    private List<String> lines() {
        return out.toString(StandardCharsets.UTF_8).lines().toList();
    }

    private List<String> errors() {
        return err.toString(StandardCharsets.UTF_8).lines().toList();
    }
}
