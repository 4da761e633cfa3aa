package dev.chaperone.desktop.ui.prompt;

import dev.chaperone.desktop.ui.look.PathText;
import dev.chaperone.desktop.ui.look.SafeText;
import dev.chaperone.desktop.ui.look.Texts;
import dev.chaperone.desktop.ui.prompt.PromptModel.Choice;
import dev.chaperone.desktop.ui.prompt.PromptModel.Fact;
import dev.chaperone.desktop.ui.prompt.PromptModel.Who;
import dev.chaperone.model.action.AgentIdentity.Proof;
import dev.chaperone.model.consent.Access;
import dev.chaperone.model.consent.Answer;
import dev.chaperone.model.consent.Prompt;
import dev.chaperone.model.consent.Scope;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Puts a prompt into words. */
final class PromptWords {

    /** Three lines of the path's box. */
    private static final int MOST_PATH = 140;

    /** Four lines of the command's box. */
    private static final int MOST_COMMAND = 200;

    private static final int MOST_COMMAND_LINES = 4;
    private static final int MOST_NAME = 32;
    private static final int MOST_CHAIN = 60;
    private static final int MOST_REPOSITORY = 40;
    private static final int MOST_WHY = 200;
    private static final String DOTS = " … ";

    private final Texts texts;
    private final String home;

    /** @param home the person's home folder, shown as {@code ~} */
    PromptWords(Locale locale, String home) {
        this.texts = new Texts("dev.chaperone.desktop.ui.prompt.prompt", locale);
        this.home = home;
    }

    Texts texts() {
        return texts;
    }

    PromptModel of(Prompt prompt) {
        String agent = name(prompt.agent().name());
        PathText path = PathText.of(prompt.folder().value(), home, MOST_PATH);
        String command = command(prompt.command());
        boolean whole = path.whole() && isWhole(prompt.command());
        String verb = verb(prompt);
        return new PromptModel(
                prompt,
                agent,
                texts.get("headline." + verb),
                texts.get("spoken." + verb, agent, path),
                path,
                who(prompt),
                command,
                facts(prompt),
                SafeText.middle(SafeText.line(prompt.why()), MOST_WHY, DOTS),
                texts.get("why.rule", name(prompt.ruleId()), name(prompt.policyVersion())),
                SafeText.middle(SafeText.line(prompt.agentsWords()), MOST_WHY, DOTS),
                choices(prompt, whole),
                whole ? "" : texts.get("narrow"));
    }

    private static String verb(Prompt prompt) {
        if (!prompt.command().isEmpty()) {
            return "command";
        }
        return prompt.access() == Access.READ ? "read" : "change";
    }

    private static String name(String raw) {
        return SafeText.middle(SafeText.line(raw), MOST_NAME, DOTS);
    }

    private Who who(Prompt prompt) {
        String version = prompt.agent().version();
        String name = name(prompt.agent().name()) + (version.equals("unknown") ? "" : " " + name(version));
        return switch (prompt.agent().proof()) {
            case Proof.ByProcess process -> new Who(name, true, texts.get("who.process"), started(process));
            case Proof.Claimed _ -> new Who(name, false, texts.get("who.claimed"), texts.get("who.word"));
        };
    }

    /** The chain is told from the agent outwards; people read it the way things were started. */
    private String started(Proof.ByProcess process) {
        String pid = Long.toString(process.pid());
        if (process.chain().size() < 2) {
            return texts.get("who.alone", pid);
        }
        List<String> outer = process.chain().subList(1, process.chain().size()).reversed();
        String chain = String.join(" › ", outer.stream().map(SafeText::line).toList());
        return texts.get("who.started", SafeText.middle(chain, MOST_CHAIN, DOTS), pid);
    }

    private List<Fact> facts(Prompt prompt) {
        List<Fact> facts = new ArrayList<>();
        facts.add(new Fact(Fact.Kind.READ, texts.get("what.read")));
        if (prompt.access() == Access.READ_WRITE) {
            facts.add(new Fact(Fact.Kind.CHANGE, texts.get("what.change")));
        }
        facts.add(new Fact(Fact.Kind.FILES, files(prompt.glance())));
        if (prompt.glance().sensitive() > 0) {
            facts.add(new Fact(
                    Fact.Kind.CREDENTIALS,
                    texts.get("what.sensitive", prompt.glance().sensitive())));
        }
        if (prompt.glance().personal() > 0) {
            facts.add(new Fact(
                    Fact.Kind.PERSONAL,
                    texts.get("what.personal", prompt.glance().personal())));
        }
        if (!prompt.glance().repository().isEmpty()) {
            String repository = SafeText.line(prompt.glance().repository());
            facts.add(new Fact(Fact.Kind.REPOSITORY, SafeText.middle(repository, MOST_REPOSITORY, DOTS)));
        }
        if (prompt.requests() > 1) {
            facts.add(new Fact(Fact.Kind.REQUESTS, texts.get("what.requests", prompt.requests())));
        }
        return facts;
    }

    private String files(Prompt.Glance glance) {
        if (glance.equals(Prompt.Glance.NONE)) {
            return texts.get("what.files.unknown");
        }
        return texts.get(glance.complete() ? "what.files" : "what.files.more", glance.files());
    }

    /** An answer that lasts is only offered where everything it covers can be read. */
    private List<Choice> choices(Prompt prompt, boolean whole) {
        return prompt.offered().stream()
                .filter(answer -> whole || answer == Answer.DENY || answer == Answer.ONCE)
                .map(answer -> choice(prompt, answer))
                .toList();
    }

    private Choice choice(Prompt prompt, Answer answer) {
        boolean again = answer == Answer.SESSION && !prompt.offered().contains(Answer.FOLDER);
        String key = "answer." + answer.wireName() + (again ? ".again" : "");
        String end = switch (answer) {
            case DENY -> texts.get(key + ".end");
            case ONCE -> texts.get(key + ".end", prompt.requests());
            case SESSION -> texts.get(key + ".end", Scope.SESSION_LIMIT.toHours());
            case FOLDER, DENY_FOLDER -> texts.get(key + ".end", prompt.folderDays());
        };
        String name = texts.get(key);
        return new Choice(answer, name, end, texts.get("answer.spoken", name, end));
    }

    private String command(String raw) {
        String safe = SafeText.lines(raw.strip());
        if (fits(safe)) {
            return safe;
        }
        String oneLine = safe.replace("\n", " ⏎ ");
        return SafeText.middle(oneLine, MOST_COMMAND, texts.get("cut", Math.max(1, oneLine.length() - MOST_COMMAND)));
    }

    private static boolean isWhole(String command) {
        return fits(SafeText.lines(command.strip()));
    }

    private static boolean fits(String safe) {
        return safe.length() <= MOST_COMMAND && safe.lines().count() <= MOST_COMMAND_LINES;
    }
}
