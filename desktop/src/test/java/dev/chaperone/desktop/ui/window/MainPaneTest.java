package dev.chaperone.desktop.ui.window;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chaperone.desktop.ui.look.FxTest;
import dev.chaperone.desktop.ui.look.Gallery.Palette;
import dev.chaperone.desktop.ui.page.Loaded;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class MainPaneTest extends FxTest {

    /** As many as fit into the window, and some to spare. */
    private static final int IN_SIGHT = 40;

    @Test
    void ofFiveThousandEntriesOnlyThoseInSightAreDrawn() {
        int cells = onScreen(() -> {
            Shown shown = new Shown(Palette.LIGHT);
            shown.pane.timeline(new Loaded.Here<>(Sample.many(5_000)));
            shown.layOut();
            return filledCells(shown);
        });

        assertThat(cells).isBetween(5, IN_SIGHT);
    }

    @Test
    void ofThreeHundredGrantsOnlyThoseInSightAreDrawn() {
        int cells = onScreen(() -> {
            Shown shown = new Shown(Palette.LIGHT);
            shown.pane.choose(Section.PERMISSIONS);
            shown.pane.grants(new Loaded.Here<>(Sample.manyGrants(300)));
            shown.layOut();
            return filledCells(shown);
        });

        assertThat(cells).isBetween(5, IN_SIGHT);
    }

    @Test
    void aSearchLeavesWhatHasAllItsWords() {
        List<String> titles = onScreen(() -> {
            Shown shown = Pages.filled(Section.ACTIVITY, Palette.LIGHT);
            ((TextField) shown.pane.lookup(".search-text")).setText("payments-api push");
            shown.layOut();
            return texts(shown.pane, ".row-title");
        });

        assertThat(titles).containsExactly("Push stopped");
    }

    @Test
    void aFilterLeavesOneKind() {
        List<String> titles = onScreen(() -> {
            Shown shown = Pages.filled(Section.ACTIVITY, Palette.LIGHT);
            toggle(shown, "Prompts").fire();
            shown.layOut();
            return texts(shown.pane, ".row-title");
        });

        assertThat(titles).containsExactly("5 values replaced in a prompt", "1 value replaced in a prompt");
    }

    @Test
    void anEntrySaysWhatTheCommandLineSays() {
        List<String> mono = onScreen(() -> texts(Pages.entry(Palette.LIGHT).pane, ".mono"));

        assertThat(mono).contains("chaperone why d-q-4kx2");
        assertThat(mono).anySatisfy(text -> assertThat(text).contains("ALLOW claude-code fs.write", "answered by ana"));
    }

    @Test
    void hostileNamesNeitherTurnTextAroundNorBreakALine() {
        List<String> all = onScreen(() -> {
            Shown shown = new Shown(Palette.LIGHT);
            shown.pane.timeline(new Loaded.Here<>(List.of(Sample.hostile())));
            shown.layOut();
            ((ListView<?>) shown.pane.lookup(".rows")).getSelectionModel().select(1);
            shown.layOut();
            return texts(shown.pane, ".label");
        });

        assertThat(all).noneMatch(text -> text.contains("\u202E"));
        assertThat(all).anyMatch(text -> text.contains("\\u202E"));
        assertThat(all).allMatch(text -> text.length() < 4_000);
        assertThat(all).noneMatch(text -> text.lines().anyMatch(line -> line.startsWith("Allowed by IT")));
    }

    @Test
    void oneClickTakesAnAnswerBack() {
        Shown shown = onScreen(() -> Pages.filled(Section.PERMISSIONS, Palette.LIGHT));

        onScreen(() -> {
            button(shown, "Take back").fire();
            button(shown, "Take all back").fire();
            return true;
        });

        assertThat(shown.wishes).contains("take back g-7hq1", "take all back");
    }

    @Test
    void anAgentThatIsHereAndNotConnectedCanBeConnected() {
        Shown shown = onScreen(() -> Pages.filled(Section.HEALTH, Palette.LIGHT));

        onScreen(() -> {
            button(shown, "Connect").fire();
            return true;
        });

        assertThat(shown.wishes).contains("connect codex");
    }

    @ParameterizedTest
    @EnumSource
    void everythingThatCanBePressedHasANameAndCanBeReachedByKeys(Section section) {
        List<String> nameless = onScreen(() -> {
            Shown shown = Pages.filled(section, Palette.LIGHT);
            Set<Node> all = new HashSet<>(shown.pane.lookupAll(".button"));
            all.addAll(shown.pane.lookupAll(".toggle-button"));
            return all.stream()
                    .filter(node -> node.getStyleClass().contains("action")
                            || node.getStyleClass().contains("icon-button")
                            || node instanceof ToggleButton)
                    .filter(node -> !node.isFocusTraversable() || name(node).isBlank())
                    .map(Node::toString)
                    .toList();
        });

        assertThat(nameless).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void aChosenPageIsAskedFor(Section section) {
        Shown shown = onScreen(() -> Pages.filled(Section.SETTINGS, Palette.LIGHT));

        onScreen(() -> {
            shown.pane.choose(section == Section.SETTINGS ? Section.ACTIVITY : section);
            shown.pane.choose(section);
            return true;
        });

        assertThat(shown.wishes).endsWith("open " + section);
    }

    @Test
    void offlineSaysThatAgentsAreDenied() {
        List<String> all = onScreen(() -> {
            Shown shown = new Shown(Palette.DARK);
            shown.pane.standing(new Loaded.Offline<>());
            shown.pane.timeline(new Loaded.Offline<>());
            return texts(shown.pane, ".label");
        });

        assertThat(all).anyMatch(text -> text.contains("everything agents ask for is denied"));
    }

    private static String name(Node node) {
        String spoken = node.getAccessibleText();
        if (spoken != null) {
            return spoken;
        }
        return node instanceof Button button ? button.getText() : "";
    }

    private static int filledCells(Shown shown) {
        List<Node> cells = new ArrayList<>(shown.pane.lookupAll(".row-cell"));
        return (int) cells.stream()
                .filter(node -> node instanceof ListCell<?> cell && !cell.isEmpty())
                .count();
    }

    private static ToggleButton toggle(Shown shown, String label) {
        return shown.pane.lookupAll(".filter").stream()
                .map(ToggleButton.class::cast)
                .filter(b -> b.getText().equals(label))
                .findFirst()
                .orElseThrow();
    }

    private static Button button(Shown shown, String label) {
        return shown.pane.lookupAll(".action").stream()
                .map(Button.class::cast)
                .filter(b -> b.getText().equals(label) && b.isVisible())
                .findFirst()
                .orElseThrow();
    }

    private static List<String> texts(Node root, String selector) {
        return root.lookupAll(selector).stream()
                .filter(node -> node instanceof Label)
                .filter(node -> node.getScene() != null)
                .map(node -> ((Label) node).getText())
                .filter(text -> !text.isEmpty())
                .collect(Collectors.toList());
    }
}
