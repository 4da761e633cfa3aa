package dev.chaperone.desktop.ui.sanitised;

import static dev.chaperone.desktop.ui.look.Kit.chip;
import static dev.chaperone.desktop.ui.look.Kit.row;
import static dev.chaperone.desktop.ui.look.Kit.text;

import dev.chaperone.desktop.people.TimelineEntry;
import dev.chaperone.desktop.ui.look.Kit;
import dev.chaperone.desktop.ui.look.Kit.Tone;
import dev.chaperone.desktop.ui.look.SafeText;
import dev.chaperone.desktop.ui.look.Texts;
import dev.chaperone.desktop.ui.page.Blank;
import dev.chaperone.desktop.ui.page.Page;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/** How much was taken out of prompts, of which class, and from which prompts. */
public final class PromptsPage extends Page<List<TimelineEntry>> {

    private static final Texts TEXTS = Texts.here("dev.chaperone.desktop.ui.sanitised.sanitised");
    private static final int MOST_CLASSES = 6;
    private static final double BAR = 220;

    private final ListView<CleanedPrompts.Prompt> list = new ListView<>();
    private final VBox bars = new VBox(6);
    private final VBox whole;

    /** @param check opens the window in which a text can be checked */
    public PromptsPage(ZoneId zone, Runnable check) {
        super(TEXTS.get("title"));
        offer(Kit.button(TEXTS.get("check"), Feather.SEARCH, check));
        DateTimeFormatter moment = DateTimeFormatter.ofPattern(TEXTS.get("pattern.moment"), TEXTS.locale())
                .withZone(zone);
        list.getStyleClass().addAll("rows", "plain");
        list.setCellFactory(_ -> new PromptCell(TEXTS, moment));
        list.setAccessibleText(TEXTS.get("head.prompts"));
        bars.getStyleClass().add("panel");
        whole = new VBox(
                10,
                text(TEXTS.get("head.classes"), "day-name"),
                bars,
                text(TEXTS.get("head.prompts"), "day-name"),
                list);
        VBox.setVgrow(list, Priority.ALWAYS);
    }

    @Override
    protected Node body(List<TimelineEntry> entries) {
        CleanedPrompts cleaned = CleanedPrompts.of(entries);
        say(TEXTS.get("subtitle", cleaned.values(), cleaned.prompts().size()));
        if (cleaned.prompts().isEmpty()) {
            return Blank.empty(Feather.SEND, TEXTS.get("empty"), TEXTS.get("empty.more"));
        }
        long most =
                cleaned.classes().isEmpty() ? 1 : cleaned.classes().getFirst().count();
        bars.getChildren().clear();
        cleaned.classes().stream()
                .limit(MOST_CLASSES)
                .forEach(c -> bars.getChildren().add(bar(c, most)));
        if (cleaned.classes().size() > MOST_CLASSES) {
            bars.getChildren().add(text(TEXTS.get("more", cleaned.classes().size() - MOST_CLASSES), "muted"));
        }
        if (!cleaned.prompts().equals(list.getItems())) {
            list.getItems().setAll(cleaned.prompts());
        }
        return whole;
    }

    private static Node bar(CleanedPrompts.Count count, long most) {
        Label name = text(name(count.name()), "bar-name");
        name.setMinWidth(190);
        name.setMaxWidth(190);
        Region length = new Region();
        length.getStyleClass().addAll("bar", tone(count.name()) == Tone.BAD ? "bar-secret" : "bar-personal");
        double width = Math.max(4, BAR * count.count() / most);
        length.setMinWidth(width);
        length.setMaxWidth(width);
        HBox bar = row(10, name, length, text(Long.toString(count.count()), "strong"));
        bar.setAccessibleText(TEXTS.get("bar.spoken", name(count.name()), count.count()));
        return bar;
    }

    /** {@code secret.github-token} as people say it, where the class is one that has a name here. */
    static String name(String classification) {
        String key = "class." + classification;
        return TEXTS.has(key)
                ? TEXTS.get(key)
                : SafeText.middle(SafeText.line(classification.replace('.', ' ').replace('-', ' ')), 40, "…");
    }

    static Tone tone(String classification) {
        return classification.startsWith("secret")
                ? Tone.BAD
                : classification.startsWith("personal") ? Tone.WARN : Tone.ACCENT;
    }

    static FlowPane chips(CleanedPrompts.Prompt prompt) {
        FlowPane chips = new FlowPane(6, 4);
        prompt.classes().entrySet().stream()
                .sorted(java.util.Map.Entry.comparingByKey())
                .limit(MOST_CLASSES)
                .forEach(c -> chips.getChildren()
                        .add(chip(c.getValue() + " × " + name(c.getKey()), icon(c.getKey()), tone(c.getKey()))));
        return chips;
    }

    private static Feather icon(String classification) {
        return classification.startsWith("secret")
                ? Feather.KEY
                : classification.startsWith("personal") ? Feather.USER : Feather.BOOK;
    }
}
