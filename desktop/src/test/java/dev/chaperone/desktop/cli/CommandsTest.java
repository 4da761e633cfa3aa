package dev.chaperone.desktop.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chaperone.desktop.consent.FakeAlarm;
import dev.chaperone.desktop.service.ServiceRig;
import dev.chaperone.model.consent.Answer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What each command prints and how it ends, against a real service. */
@Timeout(60)
class CommandsTest {

    @TempDir
    Path disk;

    private ServiceRig service;

    private record Ended(int code, String out, String err) {}

    @BeforeEach
    void setUp() throws IOException {
        service = new ServiceRig(disk);
    }

    @AfterEach
    void tearDown() throws IOException {
        service.close();
    }

    @Test
    void statusSaysWhatIsWrongAndEndsWithOne() {
        Ended status = run("status");

        assertThat(status.code()).isEqualTo(1);
        assertThat(status.out())
                .contains(
                        "Chaperone test, protecting",
                        "policy   baseline@1",
                        "central  not enrolled",
                        "0 open, 0 permissions")
                .contains("problem  not enrolled with a server");
        assertThat(status.err()).isEmpty();
        assertThat(run("status", "--json").out()).startsWith("{").contains("\"problems\":[");
    }

    @Test
    void promptsShowsWhatTheWindowShows() {
        assertThat(run("prompts")).isEqualTo(new Ended(0, "Nothing is being asked.\n", ""));
        CompletableFuture<String> reply =
                service.send("PreToolUse", service.toolCall("Bash", "command", "cat x\u001b[2K | $Y"));
        service.nextPrompt(reply);

        Ended prompts = run("prompts");

        assertThat(prompts.code()).isZero();
        assertThat(prompts.out())
                .contains(
                        "claude-code wants to read and change ~",
                        "not verified",
                        "runs  cat x\uFFFD[2K | $Y",
                        "deny|once\n")
                .doesNotContain("\u001b");
    }

    @Test
    void answeringTakesATerminal() {
        CompletableFuture<String> reply = read();
        String id = service.nextPrompt(reply).id();

        Ended piped = run(false, "answer", id, "once");

        assertThat(piped.code()).isEqualTo(2);
        assertThat(piped.err()).contains("interactive terminal").hasLineCount(1);
        assertThat(reply).isNotDone();
    }

    @Test
    void anAnswerIsCountedOnce() {
        CompletableFuture<String> reply = read();
        String id = service.nextPrompt(reply).id();

        assertThat(run("answer", id, "once")).isEqualTo(new Ended(0, "Answered: once\n", ""));
        assertThat(reply.join()).contains("\"allow\"");
        assertThat(run("answer", id, "once").code()).isEqualTo(1);
        assertThat(run("answer", id, "once").out()).startsWith("Too late: ");
    }

    @Test
    void aWordThatIsNoAnswerIsAnError() {
        Ended ended = run("answer", "q-1", "always");

        assertThat(ended.code()).isEqualTo(2);
        assertThat(ended.err()).contains("'always' is no answer").hasLineCount(1);
    }

    @Test
    void grantsAreListedAndRevoked() throws IOException {
        assertThat(run("grants").out()).isEqualTo("No permissions are live.\n");
        service.answering(read(), Answer.FOLDER);
        String line = run("grants").out();
        assertThat(line).contains("claude-code may read /data", "until");
        String id = line.substring(0, line.indexOf(' '));

        assertThat(run("grants", "revoke", id))
                .isEqualTo(new Ended(0, "Revoked " + id + ": claude-code may read /data\n", ""));
        assertThat(run("grants").out()).isEqualTo("No permissions are live.\n");
        assertThat(run("grants", "revoke", id).code()).isEqualTo(2);
        assertThat(run("grants", "revoke", id).err())
                .contains("no live permission")
                .hasLineCount(1);
    }

    @Test
    void aLastingNoIsListedAndTakenBack() throws IOException {
        service.answering(read(), Answer.DENY_FOLDER);
        String line = run("grants").out();
        assertThat(line).contains("claude-code may NOT read /data until");
        String id = line.substring(0, line.indexOf(' '));

        assertThat(run("grants", "revoke", "--all").out()).isEqualTo("There was nothing to revoke.\n");
        assertThat(run("grants", "revoke", id).out()).startsWith("Revoked " + id);
        assertThat(run("grants").out()).isEqualTo("No permissions are live.\n");
    }

    @Test
    void aPermissionForOneCommandSaysWhichAndWhere() throws IOException {
        Files.createDirectories(disk.resolve("work/.git"));
        Path folder = disk.resolve("work");
        String call = service.toolCall("Bash", "command", "./gen\u0007 x")
                .replace(service.home().toString(), folder.toString());

        service.answering(service.send("PreToolUse", call), Answer.SESSION);

        assertThat(run("grants").out()).contains("claude-code may run ./gen\uFFFD x again in ");
    }

    @Test
    void revokeWantsToKnowWhatExactlyOnce() {
        assertThat(run("grants", "revoke").code()).isEqualTo(2);
        assertThat(run("grants", "revoke", "--all", "--agent", "codex").code()).isEqualTo(2);
        assertThat(run("grants", "revoke", "g-1", "--all").err()).contains("specify only one");
    }

    @Test
    void stopAndResumeSayWhatTheyDid() throws IOException {
        service.answering(read(), Answer.FOLDER);

        assertThat(run("stop").out()).startsWith("Stopped. ").contains("Permissions taken back: 1.");
        assertThat(run("status").out()).contains("STOPPED by");
        assertThat(run(false, "resume").err()).contains("interactive terminal").hasLineCount(1);
        assertThat(run("resume").out()).startsWith("Agents may ask again.");
        assertThat(run("resume").err()).contains("agents are not stopped").hasLineCount(1);
        assertThat(run("status").out()).contains("protecting");
    }

    @Test
    void whyExplainsADecision() throws IOException {
        service.answering(read(), Answer.DENY);
        String id = service.decisions().getFirst().path("decisionId").stringValue();

        Ended why = run("why", id);

        assertThat(why.code()).isZero();
        assertThat(why.out()).contains("DENY", "fs.read /data/x", "answered by ", "policyVersion", "baseline@1");
        assertThat(run("why", "d-none").err()).contains("no decision d-none").hasLineCount(1);
    }

    @Test
    void theAuditIsListedAndVerified() throws IOException {
        service.stayingSilent(read());

        assertThat(run("audit", "list").out()).contains("DENY", "no answer");
        assertThat(run("audit", "list", "--limit", "1").out()).hasLineCount(1);
        assertThat(run("audit", "list", "--json").out()).contains("\"cause\":\"silence\"");
        assertThat(run("audit", "verify")).satisfies(v -> {
            assertThat(v.code()).as(v.toString()).isZero();
            assertThat(v.out()).contains("Complete and unchanged.");
        });
        assertThat(run("audit", "central").err()).contains("not enrolled").hasLineCount(1);
    }

    @Test
    void agentsAreConnectedAndDisconnected() throws IOException {
        Path settings = service.home().resolve(".claude/settings.json");
        assertThat(run("agents").out()).contains("claude-code  not connected");

        assertThat(run("agents", "connect", "claude-code").out()).contains("connected through ~/.claude/settings.json");
        assertThat(settings).content().contains("chaperone-hook");
        assertThat(run("agents").out()).contains("claude-code  connected in ~/.claude/settings.json");

        assertThat(run("agents", "disconnect", "claude-code").out()).contains("its file is as it was");
        assertThat(settings).doesNotExist();
        assertThat(run("agents", "disconnect", "claude-code").out()).contains("was not connected");
        assertThat(run("audit", "list").out()).contains("agent.connected", "agent.disconnected");
    }

    @Test
    void anAdministratorsFilesAreWrittenToAFolder() {
        String folder = disk.resolve("mdm").toString();

        Ended linux = run("agents", "connect", "claude-code", "--level", "managed", "--output", folder);
        Ended mac = run("agents", "connect", "cursor", "--level", "managed", "--output", folder, "--for", "macos");

        assertThat(linux.out()).contains("for everybody", "etc/claude-code/managed-settings.d/60-chaperone.json");
        assertThat(mac.out()).contains("Library/Application Support/Cursor/hooks.json");
        assertThat(disk.resolve("mdm/etc/claude-code/managed-settings.d/60-chaperone.json"))
                .content()
                .contains("\"allowManagedHooksOnly\" : true", "/usr/lib/chaperone/chaperone-hook");
        assertThat(service.home().resolve(".claude/settings.json")).doesNotExist();
        assertThat(run("agents", "disconnect", "claude-code", "--level", "managed", "--output", folder)
                        .out())
                .contains("no longer connected for everybody");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "connect goose --level managed --output x",
                "connect codex --output x",
                "connect codex --level managed --for macos"
            })
    void aLevelThatDoesNotFitIsAnError(String line) {
        Ended ended = run(("agents " + line).split(" "));

        assertThat(ended.code()).isEqualTo(2);
        assertThat(ended.out()).isEmpty();
        assertThat(ended.err()).hasLineCount(1);
    }

    @Test
    void disconnectingAfterAChangeDoesNotClaimTheOldFile() throws IOException {
        Path settings = service.home().resolve(".claude/settings.json");
        run("agents", "connect", "claude-code");
        Files.writeString(settings, Files.readString(settings).replaceFirst("\\{", "{\"model\": \"x\","));

        assertThat(run("agents", "disconnect", "claude-code").out())
                .doesNotContain("as it was")
                .contains("taken out");
    }

    @Test
    void anUnknownAgentIsAnError() {
        Ended ended = run("agents", "connect", "hal");

        assertThat(ended.code()).isEqualTo(2);
        assertThat(ended.err()).contains("'hal'", "claude-code").hasLineCount(1);
    }

    @Test
    void settingsThatAreNoJsonAreAnErrorInOneLine() throws IOException {
        Path settings = service.home().resolve(".claude/settings.json");
        Files.createDirectories(settings.getParent());
        Files.writeString(settings, "{");

        assertThat(run("agents", "connect", "claude-code").err())
                .contains("left as it is")
                .hasLineCount(1);
        assertThat(run("agents").code()).isEqualTo(2);
    }

    @Test
    void aPolicyIsCheckedAndShown() throws IOException {
        Path file = Files.writeString(disk.resolve("p.yaml"), "apiVersion: chaperone/v1\nkind: Polcy\n");

        Ended wrong = run("policy", "check", file.toString());

        assertThat(wrong.code()).isEqualTo(1);
        assertThat(wrong.err()).startsWith(file + ":");
        assertThat(run("policy", "show").out())
                .contains("baseline@1, from built-in baseline", "FORBID  secrets.protected");
        assertThat(run("policy", "check", disk.resolve("none").toString()).err())
                .startsWith("chaperone: there is no file")
                .hasLineCount(1);
        assertThat(run("policy").out()).contains("check", "show");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "frobnicate",
                "status --colour",
                "answer",
                "grants revoke",
                "agents connect",
                "audit list --limit many",
                "why"
            })
    void aCommandLineThatIsWrongNamesItAndTheHelp(String line) {
        Ended ended = run(line.split(" "));

        assertThat(ended.code()).isEqualTo(2);
        assertThat(ended.out()).isEmpty();
        assertThat(ended.err()).startsWith("chaperone: ").contains("--help").doesNotContain("Exception", "\tat ");
    }

    @Test
    void withoutACommandTheHelpIsShown() {
        assertThat(run().out()).contains("status", "grants", "agents");
        assertThat(run().code()).isZero();
        assertThat(run("--version").out()).startsWith("chaperone ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"status", "prompts", "grants", "why d-1", "answer q-1 once"})
    void withoutAServiceEachCommandSaysSoInOneLine(String line) throws IOException {
        service.close();

        Ended ended = run(line.split(" "));

        assertThat(ended.code()).isEqualTo(2);
        assertThat(ended.err()).contains("not running").hasLineCount(1);
        service = new ServiceRig(disk);
    }

    private CompletableFuture<String> read() {
        return service.send("PreToolUse", service.toolCall("Read", "file_path", "/data/x"));
    }

    private Ended run(String... args) {
        return run(true, args);
    }

    private Ended run(boolean terminal, String... args) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        StringWriter err = new StringWriter();
        Context context = new Context(
                Map.of(),
                service.home(),
                service.folders(),
                new PrintStream(out, true, StandardCharsets.UTF_8),
                terminal,
                new FakeAlarm().clock());
        int code = ChaperoneCommand.run(context, new PrintWriter(err, true), args);
        return new Ended(code, out.toString(StandardCharsets.UTF_8), err.toString());
    }
}
