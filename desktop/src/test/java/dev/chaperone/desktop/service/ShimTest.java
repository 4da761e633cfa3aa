package dev.chaperone.desktop.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.chaperone.desktop.agent.HookShim;
import dev.chaperone.desktop.device.PrivateDirectory;
import dev.chaperone.model.consent.Answer;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The real hook program against the real service, and against everything a service should never be. */
@Timeout(60)
class ShimTest {

    @TempDir
    Path disk;

    private record Ended(int code, String out, String err) {}

    @Test
    void carriesAYes() throws Exception {
        try (ServiceRig service = new ServiceRig(disk)) {
            CompletableFuture<Ended> call = hook(service.shim(), "PreToolUse", read(service));

            Ended ended = service.answering(call, Answer.ONCE);

            assertThat(ended.code()).isZero();
            assertThat(ended.out()).contains("\"allow\"");
            assertThat(ended.err()).isEmpty();
        }
    }

    @Test
    void carriesANoAndSilence() throws Exception {
        try (ServiceRig service = new ServiceRig(disk)) {
            assertThat(service.answering(hook(service.shim(), "PreToolUse", read(service)), Answer.DENY)
                            .out())
                    .contains("\"deny\"", "said no");
            assertThat(service.stayingSilent(hook(service.shim(), "PreToolUse", read(service)))
                            .out())
                    .contains("\"deny\"", "Nobody answered");
        }
    }

    @Test
    void carriesAnExitCode() throws Exception {
        try (ServiceRig service = new ServiceRig(disk)) {
            denied(hook(service.shim(), "BeforeTeleport", "{}").join());
        }
    }

    @Test
    void anAgentThatGivesUpTakesItsQuestionAlong() throws Exception {
        try (ServiceRig service = new ServiceRig(disk)) {
            Process shim = start(service.shim(), "PreToolUse");
            try (var in = shim.getOutputStream()) {
                in.write(read(service).getBytes(StandardCharsets.UTF_8));
            }
            service.nextPrompt(new CompletableFuture<>());

            shim.descendants().forEach(ProcessHandle::destroyForcibly);
            shim.destroyForcibly().waitFor();
            while (!service.wiring().prompts.open().isEmpty()
                    || service.decisions().isEmpty()) {
                Thread.onSpinWait();
            }

            assertThat(service.decisions().getFirst().path("causeRef").stringValue())
                    .isEqualTo("caller_gone");
        }
    }

    @Test
    void withoutAServiceTheAnswerIsNo() throws Exception {
        Ended ended = hook(shim(disk.resolve("none.sock")), "PreToolUse", "{}").join();

        denied(ended);
        assertThat(ended.err()).contains("its service is not running");
    }

    @Test
    void aSocketNobodyListensOnIsANo() throws Exception {
        Path socket = disk.resolve("stale.sock");
        try (var server = java.nio.channels.ServerSocketChannel.open(java.net.StandardProtocolFamily.UNIX)) {
            server.bind(java.net.UnixDomainSocketAddress.of(socket));
        }
        assertThat(socket).exists();

        denied(hook(shim(socket), "PreToolUse", "{}").join());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "\n",
                "garbage",
                "{\"hookSpecificOutput\":{\"permissionDecision\":\"allow\"}}",
                "HTTP/1.1 200 OK\r\n\r\n{}",
                "CHAPERONE/1 0 out\n",
                "CHAPERONE/1 0 out\n{\"half\":",
                "CHAPERONE/1 0 out\nyes\nEN",
                "CHAPERONE/1 0 out\nyes END\n",
                "CHAPERONE/1 10 out\nyes\nEND\n",
                "CHAPERONE/1 -1 out\nyes\nEND\n",
                "CHAPERONE/1 0 aside\nyes\nEND\n",
                "CHAPERONE/2 0 out\nyes\nEND\n",
                "CHAPERONE/1 0 out\nyes\nEND\nmore"
            })
    void whateverIsNoWholeAnswerIsANo(String answer) throws Exception {
        Path socket = disk.resolve("fake.sock");
        try (UnixServer fake = new UnixServer(socket, channel -> {
            Channels.newInputStream(channel).readAllBytes();
            channel.write(ByteBuffer.wrap(answer.getBytes(StandardCharsets.UTF_8)));
        })) {
            fake.start();

            denied(hook(shim(socket), "PreToolUse", "{}").join());
        }
    }

    @Test
    void aServiceThatHangsUpAtOnceIsANo() throws Exception {
        Path socket = disk.resolve("fake.sock");
        try (UnixServer fake = new UnixServer(socket, _ -> {})) {
            fake.start();

            denied(hook(shim(socket), "PreToolUse", "x".repeat(1_000_000)).join());
        }
    }

    @Test
    void aServiceThatNeverAnswersIsANoWhenPatienceEnds() throws Exception {
        Path socket = disk.resolve("fake.sock");
        CompletableFuture<Void> over = new CompletableFuture<>();
        try (UnixServer fake = new UnixServer(socket, _ -> over.join())) {
            fake.start();
            Path shim = shim(socket);
            Files.writeString(shim, Files.readString(shim).replaceFirst("patience=\\d+", "patience=1"));

            denied(hook(shim, "PreToolUse", "{}").join());
        } finally {
            over.complete(null);
        }
    }

    @Test
    void aCallWithoutWordsIsANo() throws Exception {
        Process shim = new ProcessBuilder(shim(disk.resolve("x.sock")).toString()).start();
        shim.getOutputStream().close();

        assertThat(shim.waitFor()).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SessionStart", "SessionEnd", "PostToolUse", "PostToolUseFailure", "PermissionDenied", "Notification",
                "MessageDisplay", "InstructionsLoaded", "CwdChanged", "DirectoryAdded", "FileChanged", "Stop",
                "StopFailure", "SubagentStart", "SubagentStop", "PreCompact", "PostCompact"
            })
    void newsIsNotHeldUpByAMissingService(String event) throws Exception {
        assertThat(hook(shim(disk.resolve("none.sock")), event, "{}").join()).isEqualTo(new Ended(0, "", ""));
    }

    @Test
    void aSocketPathTheShellWouldReadIsRefused() {
        assertThatThrownBy(() -> shim(disk.resolve("a'b.sock")))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("CHAPERONE_HOME");
    }

    private static void denied(Ended ended) {
        assertThat(ended.code()).isEqualTo(2);
        assertThat(ended.out()).isEmpty();
        assertThat(ended.err().strip()).startsWith("Chaperone: ").doesNotContain("\n");
    }

    private static String read(ServiceRig service) {
        return service.toolCall("Read", "file_path", "/data/x");
    }

    private Path shim(Path socket) throws IOException {
        return HookShim.install(PrivateDirectory.open(disk.resolve("shim")), socket);
    }

    private static CompletableFuture<Ended> hook(Path shim, String event, String body) throws IOException {
        Process process = start(shim, event);
        return CompletableFuture.supplyAsync(
                () -> finish(process, body), task -> Thread.ofVirtual().start(task));
    }

    private static Process start(Path shim, String event) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(shim.toString(), "claude-code", event);
        builder.environment().remove("CHAPERONE_HOOK_SOCKET");
        return builder.start();
    }

    private static Ended finish(Process process, String body) {
        try (var out = process.getOutputStream()) {
            out.write(body.getBytes(StandardCharsets.UTF_8));
        } catch (IOException _) {
            // it may refuse without reading
        }
        try {
            String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            String err = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
            return new Ended(process.waitFor(), out, err);
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
