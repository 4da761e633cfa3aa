package dev.chaperone.desktop.ui.leaving;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chaperone.desktop.ui.look.FxTest;
import dev.chaperone.desktop.ui.look.Gallery;
import dev.chaperone.desktop.ui.look.Gallery.Palette;
import dev.chaperone.desktop.ui.look.Look;
import dev.chaperone.desktop.ui.window.MainWindow;
import dev.chaperone.model.sanitise.PlaceholderKey;
import dev.chaperone.model.sanitise.Sanitiser;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.image.Image;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class LeavingPaneTest extends FxTest {

    private static final int MAX_BYTES = 90_000;
    private static final double WIDTH = 960;
    private static final double HEIGHT = 680;
    private static final String TEXT = """
            The refund job fails since this morning. Here is the config:

            iban=DE89 3704 0044 0532 0130 00
            aws_access_key_id = AKIAIOSFODNN7QWERTYU
            db.password: hunter2-Zq9!kfT
            retry.limit: 3
            """;

    private final List<String> wishes = new ArrayList<>();

    @ParameterizedTest
    @EnumSource
    void itLooksAsItDid(Palette palette) throws IOException {
        Image image = onScreen(() -> shown(palette, Set.of("hunter2-Zq9!kfT")).snapshot(null, null));

        Gallery.compare(
                image, LeavingPaneTest.class, "leaving-" + palette.name().toLowerCase(Locale.ROOT) + ".png", MAX_BYTES);
    }

    @Test
    void eachFindingCanBeAllowedAndReported() {
        onScreen(() -> {
            LeavingPane pane = shown(Palette.LIGHT, Set.of());
            pane.lookupAll(".small-action").stream().map(Button.class::cast).forEach(Button::fire);
            return true;
        });

        assertThat(wishes)
                .contains(
                        "allow DE89 3704 0044 0532 0130 00 true",
                        "allow hunter2-Zq9!kfT true",
                        "report secret.aws-access-key");
    }

    @Test
    void whatIsTypedIsChecked() {
        onScreen(() -> {
            shown(Palette.LIGHT, Set.of()).write("hello");
            return true;
        });

        assertThat(wishes).endsWith("typed hello");
    }

    private LeavingPane shown(Palette palette, Set<String> allowed) {
        LeavingPane pane = new LeavingPane(new Wishes());
        Look.dress(pane, MainWindow.class, "window.css");
        Scene scene = new Scene(pane, WIDTH, HEIGHT);
        palette.dress(scene, pane);
        pane.write(TEXT);
        PlaceholderKey key = PlaceholderKey.fresh(bytes -> Arrays.fill(bytes, (byte) 7));
        pane.show(Checked.of(Sanitiser.standard(), key, TEXT, allowed));
        for (int i = 0; i < 2; i++) {
            pane.applyCss();
            pane.resize(WIDTH, HEIGHT);
            pane.layout();
        }
        return pane;
    }

    private final class Wishes implements LeavingPane.Wishes {
        @Override
        public void typed(String text) {
            wishes.add("typed " + text);
        }

        @Override
        public void allow(String value, boolean allowed) {
            wishes.add("allow " + value + " " + allowed);
        }

        @Override
        public void report(Checked.Item item) {
            wishes.add("report " + item.finding().classification());
        }

        @Override
        public void copy() {
            wishes.add("copy");
        }
    }
}
