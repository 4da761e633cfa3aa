package dev.chaperone.desktop.agent.real;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.chaperone.desktop.agent.Channel;
import dev.chaperone.desktop.agent.real.NpmProgram.Run;
import dev.chaperone.model.consent.Answer;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** What must hold with every real agent where our service is broken, and by its less usual ways to a file. */
abstract class AgentFaults extends AgentContract {

    /** Makes a tool server known to the agent that has one tool, {@code fetch_text}. */
    abstract void serveTools(Path server) throws IOException;

    /** A call of that tool. */
    abstract ToolCall fetching(Path file);

    /** A call that hands a task to a subagent. */
    abstract Optional<ToolCall> delegating(String task);

    /** A repository, and the person, switch hooks off as far as they can. */
    abstract void switchHooksOff() throws IOException;

    @Test
    @Covers(
            value = {Channel.READ, Channel.PROMPT},
            tried = "something else answers in the service's place",
            seen = "nothing leaves")
    void whatIsNotOurAnswerIsANo() throws Exception {
        service.close();
        try (HookStandIn _ = new HookStandIn(service.hookSocket(), "HTTP/1.1 200 OK\r\n\r\n{\"decision\":\"allow\"}");
                FakeModel model = new FakeModel(dialect(), Optional.of(reading(secret)))) {
            start(model, "My words").get();

            assertThat(model.received()).doesNotContain(CONTENT).doesNotContain("My words");
        }
    }

    @Test
    @Covers(
            value = {Channel.READ, Channel.PROMPT},
            tried = "the service hangs",
            seen = "nothing leaves once the hook's patience ends")
    void aServiceThatHangsIsANo() throws Exception {
        service.close();
        String text = Files.readString(service.shim()).replaceFirst("(?m)^patience=\\d+$", "patience=2");
        Files.writeString(service.shim(), text);
        assertThat(text).contains("patience=2");
        try (HookStandIn _ = new HookStandIn(service.hookSocket(), "");
                FakeModel model = new FakeModel(dialect(), Optional.of(reading(secret)))) {
            start(model, "My words").get();

            assertThat(model.received()).doesNotContain(CONTENT).doesNotContain("My words");
        }
    }

    @Test
    @Covers(value = Channel.FOREIGN_TOOL, tried = "a read by a tool server, denied", seen = "refused, never called")
    void aToolServerIsNoWayRound() throws Exception {
        serveTools(toolServer());
        try (FakeModel model = new FakeModel(dialect(), Optional.of(fetching(secret)))) {
            CompletableFuture<Run> run = start(model, "Read it");
            service.answer(service.nextPrompt(), Answer.DENY);
            run.get();

            assertThat(model.received()).contains("said no").doesNotContain(CONTENT);
        }
    }

    @Test
    @Covers(value = Channel.FOREIGN_TOOL, tried = "a read by a tool server, allowed", seen = "held, then called")
    void aToolServerIsCalledOnceAllowed() throws Exception {
        serveTools(toolServer());
        try (FakeModel model = new FakeModel(dialect(), Optional.of(fetching(secret)))) {
            CompletableFuture<Run> run = start(model, "Read it");
            service.answer(service.nextPrompt(), Answer.ONCE);
            service.answerAll(Answer.ONCE, run);

            assertThat(model.received()).as(run.get().output()).contains(CONTENT);
        }
    }

    @Test
    @Covers(value = Channel.MENTION, tried = "an @file mention outside, denied", seen = "the prompt is refused")
    void aMentionIsARead() throws Exception {
        assumeTrue(profile().channels().containsKey(Channel.MENTION), "it has no mentions");
        try (FakeModel model = new FakeModel(dialect(), Optional.empty())) {
            CompletableFuture<Run> run = start(model, "Look at @" + secret);
            service.answer(service.nextPrompt(), Answer.DENY);
            run.get();

            assertThat(model.received()).doesNotContain(CONTENT).doesNotContain("Look at");
        }
    }

    @Test
    @Covers(value = Channel.SUBAGENT, tried = "a read by a subagent, denied", seen = "refused as its agent's own")
    void aSubagentIsNoWayRound() throws Exception {
        Optional<ToolCall> task = delegating(FakeModel.TASK);
        assumeTrue(task.isPresent(), "no subagent without an account");
        try (FakeModel model = new FakeModel(dialect(), task, Optional.of(reading(secret)))) {
            CompletableFuture<Run> run = start(model, "Have it read");
            service.answer(service.nextPrompt(), Answer.DENY);
            run.get();

            assertThat(model.received()).contains("said no").doesNotContain(CONTENT);
        }
    }

    @Test
    @Covers(
            value = Channel.READ,
            tried = "a read while a repository and the person switch hooks off, the administrator's files in place",
            seen = "refused: only the administrator's files count")
    void theAdministratorsFilesHoldAgainstARepository() throws Exception {
        AdminEtc etc = AdminEtc.of(agent(), disk.resolve("admin"), service.shim());
        service.disconnect(agent(), home);
        switchHooksOff();
        startAfter(etc.prefix());
        try (FakeModel model = new FakeModel(dialect(), Optional.of(reading(secret)))) {
            CompletableFuture<Run> run = start(model, "Read it");
            service.answer(service.nextPrompt(), Answer.DENY);
            run.get();

            assertThat(model.received()).contains("said no").doesNotContain(CONTENT);
        }
    }

    private Path toolServer() throws IOException {
        try (InputStream in = Objects.requireNonNull(AgentFaults.class.getResourceAsStream("files-server.js"))) {
            return Files.write(disk.resolve("files-server.js"), in.readAllBytes());
        }
    }
}
