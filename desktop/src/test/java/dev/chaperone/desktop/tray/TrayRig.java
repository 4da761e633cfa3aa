package dev.chaperone.desktop.tray;

import dev.chaperone.desktop.people.PeopleReply.State;
import dev.chaperone.model.action.AbsolutePath;
import dev.chaperone.model.action.AgentIdentity;
import dev.chaperone.model.action.SessionId;
import dev.chaperone.model.consent.Access;
import dev.chaperone.model.consent.Answer;
import dev.chaperone.model.consent.Grant;
import dev.chaperone.model.consent.Prompt;
import dev.chaperone.model.consent.Scope;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.IntConsumer;

/** A tray without a desktop: everything it shows and asks for is written down. */
final class TrayRig implements TrayIcon, Notices, TrayDesk.Requests, WindowRole.Launcher, InstantSource {

    static final Instant START = Instant.parse("2026-11-24T10:00:00Z");

    final List<String> log = new ArrayList<>();
    final List<Question> questions = new ArrayList<>();
    final List<Runnable> later = new ArrayList<>();
    final List<IntConsumer> programs = new ArrayList<>();
    final TrayWords words = new TrayWords(Locale.ENGLISH, ZoneOffset.UTC, "/home/ana");
    final WindowRole window = new WindowRole(this, this);
    final TrayDesk desk = new TrayDesk(new TrayDesk.Surfaces(this, this, window), this, words, this);
    boolean startFails;
    private Instant now = START;
    private Optional<TrayView> view = Optional.empty();

    static Prompt prompt(String id, Answer... offered) {
        return new Prompt(
                id,
                new AgentIdentity("claude-code", "1", new AgentIdentity.Proof.Claimed()),
                new SessionId("s1"),
                new AbsolutePath("/home/ana/docs"),
                Access.READ,
                "",
                Prompt.Glance.NONE,
                "folder.ask",
                "v1",
                "You have not shared it.",
                "",
                1,
                START,
                START.plusSeconds(60),
                List.of(offered),
                30);
    }

    static Grant grant(String id, String folder) {
        return new Grant(
                id,
                "claude-code",
                new AbsolutePath(folder),
                Grant.Kind.PERMISSION,
                Access.READ,
                new Scope.Folder(Instant.parse("2026-12-24T10:00:00Z")),
                "",
                START,
                "ana",
                "q1");
    }

    static Grant no(String id, String folder) {
        Grant yes = grant(id, folder);
        return new Grant(
                id,
                yes.agent(),
                yes.folder(),
                Grant.Kind.REFUSAL,
                yes.access(),
                yes.scope(),
                "",
                yes.grantedAt(),
                yes.grantedBy(),
                yes.promptId());
    }

    static State state(String mode, String... problems) {
        return stoppedBy("", mode, problems);
    }

    static State stopped() {
        return stoppedBy("ana", "enforce");
    }

    private static State stoppedBy(String stoppedBy, String mode, String... problems) {
        return new State(
                "1",
                "d1",
                "Northwind IT",
                mode,
                "v1",
                "http://127.0.0.1:1",
                "http://127.0.0.1:1",
                3,
                0,
                0,
                0,
                stoppedBy,
                List.of(problems));
    }

    TrayView view() {
        return view.orElseThrow();
    }

    List<String> labels() {
        return view().menu().stream()
                .map(entry -> switch (entry) {
                    case MenuEntry.Item(var label, var _) -> label;
                    case MenuEntry.Group(var label, var _, var _) -> label + " >";
                    case MenuEntry.Separator _ -> "--";
                })
                .toList();
    }

    void advance(Duration step) {
        now = now.plus(step);
    }

    @Override
    public Instant instant() {
        return now;
    }

    @Override
    public void show(TrayView next) {
        view = Optional.of(next);
    }

    @Override
    public void close() {
        log.add("closed");
    }

    @Override
    public void ask(Question question) {
        questions.add(question);
    }

    @Override
    public void withdraw(String promptId) {
        log.add("withdraw " + promptId);
    }

    @Override
    public void answer(String promptId, Answer answer) {
        log.add("answer " + promptId + " " + answer.wireName());
    }

    @Override
    public void revoke(String grantId) {
        log.add("revoke " + grantId);
    }

    @Override
    public void open(String address) {
        log.add("open " + address);
    }

    @Override
    public void stopAgents() {
        log.add("stop agents");
    }

    @Override
    public void resumeAgents() {
        log.add("resume agents");
    }

    @Override
    public void refresh() {
        log.add("refresh");
    }

    @Override
    public Optional<WindowRole.Running> start(IntConsumer ended) {
        if (startFails) {
            return Optional.empty();
        }
        programs.add(ended);
        return Optional.of(word -> log.add("tell " + word));
    }

    @Override
    public void later(Duration delay, Runnable task) {
        log.add("later " + delay.toSeconds());
        later.add(task);
    }
}
