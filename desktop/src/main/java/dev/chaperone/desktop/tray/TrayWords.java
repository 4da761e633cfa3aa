package dev.chaperone.desktop.tray;

import dev.chaperone.desktop.consent.Subjects;
import dev.chaperone.desktop.people.PeopleReply.State;
import dev.chaperone.desktop.ui.look.PathText;
import dev.chaperone.desktop.ui.look.SafeText;
import dev.chaperone.desktop.ui.look.Texts;
import dev.chaperone.model.consent.Access;
import dev.chaperone.model.consent.Answer;
import dev.chaperone.model.consent.Grant;
import dev.chaperone.model.consent.Prompt;
import dev.chaperone.model.consent.Scope;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Puts the tray's state into an icon's tip, a menu and notifications. */
final class TrayWords {

    /** GNOME cuts titles at about 42 characters. */
    static final int MOST_TITLE = 40;

    private static final int MOST_PATH = 60;
    private static final int MOST_NAME = 18;
    private static final int MOST_GRANTS = 20;
    private static final int MOST_PROBLEM = 90;

    private final Texts texts;
    private final String home;
    private final DateTimeFormatter until;

    TrayWords(Locale locale, ZoneId zone, String home) {
        this.texts = new Texts("dev.chaperone.desktop.tray.tray", locale);
        this.home = home;
        this.until = DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM, FormatStyle.SHORT)
                .withLocale(locale)
                .withZone(zone);
    }

    TrayView view(TrayState state) {
        return new TrayView(state.standing(), tip(state), menu(state));
    }

    Notices.Question question(Prompt prompt, Instant now) {
        String agent = SafeText.middle(SafeText.line(prompt.agent().name()), MOST_NAME, "…");
        String verb = prompt.access() == Access.READ ? "read" : "change";
        long seconds = Math.max(0, Duration.between(now, prompt.deadline()).toSeconds());
        List<Notices.Choice> answers = prompt.offered().stream()
                .filter(answer -> answer == Answer.DENY || answer == Answer.ONCE)
                .map(answer -> new Notices.Choice(answer, texts.get("answer." + answer.wireName())))
                .toList();
        return new Notices.Question(
                prompt.id(),
                texts.get("notice." + verb, agent),
                texts.get("notice.body", path(prompt.folder().value()), seconds),
                answers,
                texts.get("notice.review"));
    }

    private String tip(TrayState state) {
        return switch (state.standing()) {
            case PROTECTED -> texts.get("standing.protected");
            case OBSERVING -> texts.get("standing.observing");
            case ASKING -> texts.get("standing.asking", state.waiting().size());
            case PROBLEM ->
                texts.get(
                        "standing.problem",
                        state.service().map(s -> s.problems().size()).orElse(1));
            case STOPPED -> texts.get("standing.stopped");
            case UNREACHABLE -> texts.get("standing.unreachable");
        };
    }

    private List<MenuEntry> menu(TrayState state) {
        List<MenuEntry> menu = new ArrayList<>();
        menu.add(line("standing", tip(state)));
        state.service().ifPresent(service -> problems(menu, service));
        menu.add(new MenuEntry.Item(texts.get("menu.open"), new Wish.OpenWindow()));
        menu.add(separator("questions"));
        state.waiting().forEach(prompt -> menu.add(waiting(prompt)));
        if (state.missed() > 0) {
            menu.add(new MenuEntry.Item(texts.get("menu.missed", state.missed()), new Wish.ForgetMissed()));
        }
        if (state.waiting().isEmpty() && state.missed() == 0) {
            menu.add(line("quiet", texts.get("menu.quiet")));
        }
        menu.add(separator("grants"));
        menu.add(grants(state.grants()));
        state.service().ifPresent(service -> menu.add(stop(service)));
        state.service()
                .map(State::console)
                .filter(address -> !address.isEmpty())
                .ifPresent(address ->
                        menu.add(new MenuEntry.Item(texts.get("menu.console"), new Wish.OpenConsole(address))));
        state.service()
                .map(State::organisation)
                .filter(name -> !name.isEmpty())
                .ifPresent(name -> menu.add(line("managed", texts.get("menu.managed", SafeText.line(name)))));
        return menu;
    }

    private static void problems(List<MenuEntry> menu, State service) {
        service.problems()
                .forEach(p -> menu.add(line("problem " + p, SafeText.middle(SafeText.line(p), MOST_PROBLEM, " … "))));
    }

    private MenuEntry stop(State service) {
        return service.stoppedBy().isEmpty()
                ? new MenuEntry.Item(texts.get("menu.stop"), new Wish.StopAgents())
                : new MenuEntry.Item(texts.get("menu.resume"), new Wish.ResumeAgents());
    }

    private MenuEntry waiting(Prompt prompt) {
        String agent = SafeText.middle(SafeText.line(prompt.agent().name()), MOST_NAME, "…");
        String text = texts.get("menu.waiting", agent, path(prompt.folder().value()));
        return new MenuEntry.Item(text, new Wish.Review());
    }

    private MenuEntry grants(List<Grant> grants) {
        List<MenuEntry> lines = new ArrayList<>();
        grants.stream()
                .limit(MOST_GRANTS)
                .forEach(grant -> lines.add(new MenuEntry.Item(grant(grant), new Wish.Revoke(grant.id()))));
        if (grants.size() > MOST_GRANTS) {
            lines.add(line("more grants", texts.get("menu.grants.more", grants.size() - MOST_GRANTS)));
        }
        return lines.isEmpty()
                ? line("no grants", texts.get("menu.grants.none"))
                : new MenuEntry.Group(texts.get("menu.grants", grants.size()), new Wish.Nothing("grants"), lines);
    }

    private String grant(Grant grant) {
        if (!grant.isForFolder()) {
            return texts.get(
                    "menu.revoke.again",
                    SafeText.line(grant.agent()),
                    SafeText.middle(SafeText.line(Subjects.spoken(grant)), MOST_PATH, "…"),
                    path(grant.folder().value()),
                    end(grant));
        }
        boolean no = grant.kind() == Grant.Kind.REFUSAL;
        String change = no ? "verb.only-change" : "verb.change";
        String verb = texts.get(grant.access() == Access.READ ? "verb.read" : change);
        return texts.get(
                no ? "menu.revoke.no" : "menu.revoke",
                SafeText.line(grant.agent()),
                verb,
                path(grant.folder().value()),
                end(grant));
    }

    private String end(Grant grant) {
        return switch (grant.scope()) {
            case Scope.Once _ -> texts.get("end.once");
            case Scope.Session(var _, var time) -> texts.get("end.until", until.format(time));
            case Scope.Folder(var time) -> texts.get("end.until", until.format(time));
        };
    }

    private String path(String path) {
        return PathText.of(path, home, MOST_PATH).toString();
    }

    private static MenuEntry line(String about, String text) {
        return new MenuEntry.Item(text, new Wish.Nothing(about));
    }

    private static MenuEntry separator(String about) {
        return new MenuEntry.Separator(new Wish.Nothing("before " + about));
    }
}
