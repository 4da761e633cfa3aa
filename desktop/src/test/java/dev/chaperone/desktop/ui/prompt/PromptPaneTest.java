package dev.chaperone.desktop.ui.prompt;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chaperone.desktop.ui.look.FxTest;
import dev.chaperone.desktop.ui.look.Look;
import dev.chaperone.desktop.ui.prompt.Questions.Question;
import dev.chaperone.model.action.AgentIdentity.Proof;
import dev.chaperone.model.consent.Answer;
import dev.chaperone.model.consent.Prompt;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Labeled;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.StackPane;
import javafx.scene.text.Text;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;

/** A real window on the Headless platform, with real keys and clicks. */
class PromptPaneTest extends FxTest {

    private final FxRobot robot = new FxRobot();
    private final List<Answer> answers = new ArrayList<>();
    private final List<String> reading = new ArrayList<>();
    private final List<Stage> stages = new ArrayList<>();

    @AfterEach
    void close() {
        onScreen(() -> {
            stages.forEach(Stage::close);
            return true;
        });
    }

    @Test // rule 8
    void enterNeverAnswers() {
        open(Questions.ordinary("q1"), true);

        robot.push(KeyCode.ENTER);
        for (int i = 0; i < 6; i++) {
            robot.push(KeyCode.TAB).push(KeyCode.ENTER);
        }

        assertThat(answers).isEmpty();
    }

    @Test // rule 8
    void theKeyboardStartsOnTheTextSoSpaceDoesNothing() {
        PromptPane pane = open(Questions.ordinary("q1"), true);

        robot.push(KeyCode.SPACE);

        assertThat(answers).isEmpty();
        assertThat(onScreen(pane::isFocused)).isTrue();
    }

    @Test // rule 8
    void spacePressesTheFocusedAnswer() {
        PromptPane pane = open(Questions.ordinary("q1"), true);
        onScreen(() -> {
            pane.lookup("#answer-session").requestFocus();
            return true;
        });

        robot.push(KeyCode.SPACE);

        assertThat(answers).containsExactly(Answer.SESSION);
    }

    @Test // rule 8
    void escapeDeniesAndTheShortcutKeyAllows() {
        open(Questions.ordinary("q1"), true);

        robot.push(KeyCode.ESCAPE);
        robot.push(KeyCode.CONTROL, KeyCode.DIGIT1);
        robot.push(KeyCode.CONTROL, KeyCode.DIGIT2);
        robot.push(KeyCode.CONTROL, KeyCode.DIGIT3);

        assertThat(answers).containsExactly(Answer.DENY, Answer.ONCE, Answer.SESSION, Answer.FOLDER);
    }

    @Test // rule 8
    void singleKeysMeanNothing() {
        open(Questions.ordinary("q1"), true);

        robot.push(KeyCode.DIGIT1)
                .push(KeyCode.Y)
                .push(KeyCode.A)
                .push(KeyCode.D)
                .push(KeyCode.O);

        assertThat(answers).isEmpty();
    }

    @Test // rule 7
    void deadAnswersTakeNoClick() {
        open(Questions.ordinary("q1"), false);

        robot.clickOn("#answer-once").clickOn("#answer-folder");

        assertThat(answers).isEmpty();
    }

    @Test // rule 20
    void oneClickIsOneAnswer() {
        open(Questions.ordinary("q1"), true);

        robot.clickOn("#answer-folder");

        assertThat(answers).containsExactly(Answer.FOLDER);
    }

    @Test // rule 11
    void aPointerThatRestsIsNobodyReadingAndOneThatMovesIs() {
        open(Questions.ordinary("q1"), true);

        robot.moveTo("#path");
        reading.clear();
        onScreen(() -> true);
        assertThat(reading).isEmpty();
        robot.moveBy(12, 4);

        assertThat(reading).isNotEmpty();
    }

    @Test // rule 11
    void tabbingIsReading() {
        open(Questions.ordinary("q1"), true);

        robot.push(KeyCode.TAB);

        assertThat(reading).isNotEmpty();
    }

    @Test // rule 18
    void denyAndAllowOnceWeighTheSame() {
        PromptPane pane = open(Questions.ordinary("q1"), true);
        Node deny = pane.lookup("#answer-deny");
        Node once = pane.lookup("#answer-once");

        assertThat(deny.getBoundsInParent().getWidth())
                .isEqualTo(once.getBoundsInParent().getWidth());
        assertThat(deny.getBoundsInParent().getHeight())
                .isEqualTo(once.getBoundsInParent().getHeight());
        assertThat(deny.getBoundsInParent().getMinY())
                .isEqualTo(once.getBoundsInParent().getMinY());
    }

    @Test // rules 15 and 17
    void onlyOfferedAnswersAreThere() {
        PromptPane pane =
                open(new Question("q1").offered(Answer.DENY, Answer.ONCE).prompt(), true);

        assertThat(pane.lookup("#answer-once")).isNotNull();
        assertThat(pane.lookup("#answer-session")).isNull();
        assertThat(pane.lookup("#answer-folder")).isNull();
    }

    @Test // rule 26
    void everyControlSaysWhatItIs() {
        PromptPane pane = open(Questions.ordinary("q1"), true);

        assertThat(pane.getAccessibleText()).contains("claude-code wants to read and change");
        assertThat(pane.lookupAll(".button"))
                .hasSize(6)
                .allSatisfy(button -> assertThat(button.getAccessibleText()).isNotBlank());
    }

    @Test
    void aNormalQuestionIsShownWithoutACut() {
        assertThat(cut(open(Rehearsal.prompt(Painted.ASKED), true))).isEmpty();
    }

    @Test
    void hostileNamesStayInTheirPlace() {
        String evil = "\u202E\n\u200B" + "n\u0301\u0301\u0301\u0301אבג".repeat(400);
        Prompt prompt = new Question("q1")
                .agent(evil, new Proof.ByProcess(1, evil, List.of(evil, evil, evil)))
                .folder("/" + "d\u202E/".repeat(900) + evil.substring(0, 900))
                .command(evil + evil)
                .why(evil)
                .words(evil)
                .glance(new Prompt.Glance(Integer.MAX_VALUE, Integer.MAX_VALUE, 0, evil, false))
                .requests(999_999)
                .prompt();

        PromptPane pane = open(prompt, true);

        assertThat(pane.getWidth()).isEqualTo(PromptPane.WIDTH);
        assertThat(pane.getHeight()).isLessThan(900);
        assertThat(pane.lookup("#answer-deny").isVisible()).isTrue();
        assertThat(cut(pane)).isEmpty();
        assertThat(pane.lookupAll("*"))
                .filteredOn(Text.class::isInstance)
                .allSatisfy(text -> assertThat(
                                text.localToScene(text.getBoundsInLocal()).getMaxX())
                        .isLessThan(pane.localToScene(pane.getBoundsInLocal()).getMaxX()));
    }

    private PromptPane open(Prompt prompt, boolean armed) {
        return onScreen(() -> {
            PromptView view = new PromptView(
                    Painted.WORDS.of(prompt), Duration.ofSeconds(42), Rehearsal.PATIENCE, armed, 1, "Northwind IT", "");
            PromptPane pane = new PromptPane(view.model(), Painted.WORDS.texts(), answers::add);
            pane.show(view);
            new PromptKeys(pane, answers::add, new Listener()).listen();
            StackPane root = new StackPane(pane);
            Look.dress(root, PromptPane.class, "prompt.css");
            Stage stage = new Stage();
            stages.add(stage);
            stage.setScene(new Scene(root));
            stage.setX(10);
            stage.setY(10);
            stage.show();
            pane.requestFocus();
            return pane;
        });
    }

    /** Texts that JavaFX had to shorten. */
    private static List<String> cut(PromptPane pane) {
        return onScreen(() -> {
            List<String> cut = new ArrayList<>();
            for (Node node : pane.lookupAll(".label")) {
                Node drawn = node.lookup(".text");
                if (node instanceof Labeled label
                        && node.isVisible()
                        && drawn instanceof Text text
                        && !text.getText().equals(label.getText())
                        && !label.isWrapText()) {
                    cut.add(label.getText());
                }
            }
            return cut;
        });
    }

    private final class Listener implements Surface.Person {
        @Override
        public void answer(String promptId, Answer answer) {
            answers.add(answer);
        }

        @Override
        public void reading() {
            reading.add("reading");
        }

        @Override
        public void focused() {
            reading.clear();
        }

        @Override
        public void painted() {
            reading.clear();
        }

        @Override
        public void tick() {
            reading.clear();
        }
    }
}
