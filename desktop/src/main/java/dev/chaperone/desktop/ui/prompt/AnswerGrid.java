package dev.chaperone.desktop.ui.prompt;

import dev.chaperone.desktop.ui.look.Kit;
import dev.chaperone.desktop.ui.prompt.PromptModel.Choice;
import dev.chaperone.model.consent.Answer;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/**
 * The answers, two a row, each with its end under it and the keys that give it. None is the default. The last of an odd
 * number takes a row of its own.
 */
final class AnswerGrid extends GridPane {

    private static final double GAP = 10;

    /** A button without the padding and border it has in the style sheet. */
    private static final double WORDS_WIDTH = (PromptPane.WIDTH - 46 - GAP) / 2 - 30;

    private final Consumer<Answer> answer;

    AnswerGrid(List<Choice> choices, Consumer<Answer> answer) {
        super(GAP, GAP);
        this.answer = answer;
        ColumnConstraints half = new ColumnConstraints();
        half.setPercentWidth(50);
        getColumnConstraints().addAll(half, half);
        for (int i = 0; i < choices.size(); i++) {
            boolean alone = i % 2 == 0 && i == choices.size() - 1;
            add(button(choices.get(i), alone), i % 2, i / 2, alone ? 2 : 1, 1);
        }
    }

    /**
     * The answer these keys give: Escape denies, the shortcut key with 1, 2 or 3 allows, with 0 denies for long. Single
     * keys never do.
     */
    static Optional<Answer> meant(KeyEvent event) {
        return List.of(Answer.values()).stream()
                .filter(a -> keys(a).match(event))
                .findFirst();
    }

    private static KeyCombination keys(Answer answer) {
        return switch (answer) {
            case DENY -> new KeyCodeCombination(KeyCode.ESCAPE);
            case ONCE -> new KeyCodeCombination(KeyCode.DIGIT1, KeyCombination.SHORTCUT_DOWN);
            case SESSION -> new KeyCodeCombination(KeyCode.DIGIT2, KeyCombination.SHORTCUT_DOWN);
            case FOLDER -> new KeyCodeCombination(KeyCode.DIGIT3, KeyCombination.SHORTCUT_DOWN);
            case DENY_FOLDER -> new KeyCodeCombination(KeyCode.DIGIT0, KeyCombination.SHORTCUT_DOWN);
        };
    }

    private Button button(Choice choice, boolean alone) {
        Node words = words(choice, alone);
        HBox.setHgrow(words, Priority.ALWAYS);
        Label keycap = Kit.text(keycap(choice.answer()), "keycap");
        keycap.setMinWidth(USE_PREF_SIZE);
        HBox content = Kit.row(8, words, keycap);
        content.setMouseTransparent(true);
        content.setPrefWidth(WORDS_WIDTH);
        Button button = new Button("", content);
        button.setId("answer-" + choice.answer().wireName());
        button.getStyleClass().setAll("button", "answer", choice.answer().wireName());
        button.setMaxWidth(Double.MAX_VALUE);
        button.setAccessibleText(choice.spoken());
        button.setOnAction(_ -> answer.accept(choice.answer()));
        setHgrow(button, Priority.ALWAYS);
        return button;
    }

    private static Node words(Choice choice, boolean alone) {
        Label name = Kit.text(choice.name(), "answer-name");
        Label end = Kit.text(choice.end(), "answer-end");
        if (alone) {
            return Kit.row(8, name, end);
        }
        VBox lines = new VBox(1, name, end);
        lines.setAlignment(Pos.CENTER_LEFT);
        return lines;
    }

    private static String keycap(Answer answer) {
        return answer == Answer.DENY ? "Esc" : keys(answer).getDisplayText().replace('+', ' ');
    }
}
