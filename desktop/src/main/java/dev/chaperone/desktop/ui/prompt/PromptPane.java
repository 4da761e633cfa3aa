package dev.chaperone.desktop.ui.prompt;

import static dev.chaperone.desktop.ui.look.Kit.chip;
import static dev.chaperone.desktop.ui.look.Kit.icon;
import static dev.chaperone.desktop.ui.look.Kit.row;
import static dev.chaperone.desktop.ui.look.Kit.spacer;
import static dev.chaperone.desktop.ui.look.Kit.text;
import static dev.chaperone.desktop.ui.look.Kit.tile;
import static dev.chaperone.desktop.ui.look.Kit.wrapped;

import dev.chaperone.desktop.ui.look.Kit;
import dev.chaperone.desktop.ui.look.Kit.Tone;
import dev.chaperone.desktop.ui.look.Texts;
import dev.chaperone.model.consent.Answer;
import java.util.function.Consumer;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.geometry.VPos;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;
import org.kordamp.ikonli.feather.Feather;

/** One question, painted. Built once for its content; {@link #show} repaints what changes with time. */
final class PromptPane extends VBox {

    /** In logical pixels; fixed, so that a tiling window manager has nothing to stretch. */
    static final double WIDTH = 520;

    private static final double FACT_NAME_WIDTH = 44;
    private static final PseudoClass KEYBOARD = PseudoClass.getPseudoClass("keyboard");

    private final PromptModel model;
    private final Texts texts;
    private final CountdownRing ring;
    private final AnswerGrid answers;
    private final Label managed = text("", "muted");
    private final Label queue = chip("", Feather.LAYERS, Tone.QUIET);
    private final Label clock = text("", "muted");

    PromptPane(PromptModel model, Texts texts, Consumer<Answer> answer) {
        this.model = model;
        this.texts = texts;
        this.ring = new CountdownRing(texts);
        this.answers = new AnswerGrid(model.choices(), answer);
        getStyleClass().addAll("card", "prompt");
        setMinWidth(WIDTH);
        setMaxWidth(WIDTH);
        setAccessibleRole(AccessibleRole.DIALOG);
        setAccessibleText(model.spoken());
        setFocusTraversable(true); // the keyboard starts on the text, not on an answer
        getChildren().addAll(header(), headline(), pathBox());
        if (!model.command().isEmpty()) {
            getChildren().add(commandBox());
        }
        getChildren().addAll(facts(), answers);
        if (!model.note().isEmpty()) {
            getChildren().add(wrapped(model.note(), "muted"));
        }
        getChildren().add(footer());
    }

    PromptModel model() {
        return model;
    }

    void show(PromptView view) {
        ring.show(view);
        answers.setDisable(!view.armed());
        managed.setText(
                view.organisation().isEmpty()
                        ? texts.get("by.nobody")
                        : texts.get("by.organisation", view.organisation()));
        queue.setVisible(view.waiting() > 1);
        queue.setText(texts.get("queue", view.waiting()));
        queue.setAccessibleText(texts.get("queue.spoken", view.waiting()));
        boolean trouble = !view.trouble().isEmpty();
        String time = "%d:%02d".formatted(view.seconds() / 60, view.seconds() % 60);
        clock.setText(trouble ? view.trouble() : texts.get("clock", time));
        clock.getStyleClass().setAll("label", trouble ? "trouble" : "muted");
    }

    /** @param here whether keys reach this window, so that their names may be shown */
    void keyboard(boolean here) {
        pseudoClassStateChanged(KEYBOARD, here);
    }

    private Node header() {
        VBox words = new VBox(text(texts.get("title"), "brand"), managed);
        words.setAlignment(Pos.CENTER_LEFT);
        return row(12, tile(Feather.SHIELD, Tone.ACCENT), words, spacer(), queue, ring);
    }

    private Node headline() {
        Text agent = new Text(model.agent());
        agent.getStyleClass().add("headline-strong");
        Text rest = new Text(model.headline());
        rest.getStyleClass().add("headline");
        return new TextFlow(agent, rest);
    }

    private Node pathBox() {
        Text folder = new Text(model.path().folder());
        folder.getStyleClass().addAll("mono", "dim");
        Text name = new Text(model.path().name());
        name.getStyleClass().add("mono");
        TextFlow path = new TextFlow(folder, name);
        path.setId("path");
        return well(icon(Feather.FOLDER, "lead"), path, model.prompt().folder().value(), "copy.path");
    }

    private Node commandBox() {
        Label command = wrapped(model.command(), "mono");
        command.setId("command");
        return well(icon(Feather.TERMINAL, "lead"), command, model.prompt().command(), "copy.command");
    }

    private Node well(Node lead, Node content, String whole, String copyKey) {
        VBox middle = new VBox(content); // a text flow sits on its line only inside a box
        middle.setAlignment(Pos.CENTER_LEFT);
        HBox.setHgrow(middle, Priority.ALWAYS);
        middle.setMinWidth(0);
        HBox box = row(10, lead, middle, Kit.copyButton(whole, texts.get(copyKey)));
        box.getStyleClass().add("well");
        return box;
    }

    private Node facts() {
        GridPane grid = new GridPane(14, 12);
        ColumnConstraints rest = new ColumnConstraints();
        rest.setHgrow(Priority.ALWAYS);
        grid.getColumnConstraints().addAll(new ColumnConstraints(FACT_NAME_WIDTH), rest);
        addFact(grid, "fact.who", who()).getStyleClass().add("beside-chips");
        addFact(grid, "fact.what", what()).getStyleClass().add("beside-chips");
        addFact(grid, "fact.why", why());
        return grid;
    }

    private Label addFact(GridPane grid, String key, Node value) {
        Label name = text(texts.get(key), "fact-name");
        GridPane.setValignment(name, VPos.TOP);
        grid.addRow(grid.getRowCount(), name, value);
        return name;
    }

    private Node who() {
        Label seal = model.who().verified()
                ? chip(model.who().seal(), Feather.CHECK_CIRCLE, Tone.GOOD)
                : chip(model.who().seal(), Feather.ALERT_TRIANGLE, Tone.WARN);
        return new VBox(
                4,
                row(8, text(model.who().name(), "strong"), seal),
                wrapped(model.who().started(), "muted"));
    }

    private Node what() {
        FlowPane chips = new FlowPane(6, 6);
        chips.setPrefWrapLength(WIDTH - FACT_NAME_WIDTH - 60);
        model.facts().forEach(fact -> chips.getChildren().add(factChip(fact)));
        return chips;
    }

    private static Label factChip(PromptModel.Fact fact) {
        return switch (fact.kind()) {
            case READ -> chip(fact.text(), Feather.EYE, Tone.QUIET);
            case CHANGE -> chip(fact.text(), Feather.EDIT_2, Tone.QUIET);
            case FILES -> chip(fact.text(), Feather.FILE_TEXT, Tone.QUIET);
            case CREDENTIALS -> chip(fact.text(), Feather.KEY, Tone.WARN);
            case PERSONAL -> chip(fact.text(), Feather.USER, Tone.WARN);
            case REPOSITORY -> chip(fact.text(), Feather.GIT_BRANCH, Tone.QUIET);
            case REQUESTS -> chip(fact.text(), Feather.LAYERS, Tone.QUIET);
        };
    }

    private Node why() {
        VBox because = new VBox(2, wrapped(model.why()), wrapped(model.rule(), "muted"));
        if (model.words().isEmpty()) {
            return because;
        }
        VBox quote = new VBox(2, wrapped("“" + model.words() + "”", "words"), text(texts.get("why.words"), "muted"));
        quote.getStyleClass().add("quote");
        return new VBox(8, because, quote);
    }

    private Node footer() {
        HBox line = row(6, icon(Feather.CLOCK), clock);
        line.getStyleClass().add("footer");
        return line;
    }
}
