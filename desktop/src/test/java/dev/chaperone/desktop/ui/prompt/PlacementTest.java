package dev.chaperone.desktop.ui.prompt;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chaperone.desktop.ui.prompt.Placement.Area;
import dev.chaperone.desktop.ui.prompt.Placement.Spot;
import org.junit.jupiter.api.Test;

class PlacementTest {

    private static final Area SCREEN = new Area(0, 27, 1280, 773);

    @Test
    void theMiddleIsTakenWhileThePointerIsElsewhere() {
        Spot spot = Placement.of(SCREEN, 520, 480, new Spot(60, 700));

        assertThat(spot.x()).isEqualTo(380);
        assertThat(spot.y()).isBetween(100.0, 200.0);
    }

    @Test
    void whereverThePointerIsTheWindowIsOnTheScreenAndNotUnderIt() {
        for (double x = 0; x <= 1280; x += 20) {
            for (double y = 27; y <= 800; y += 20) {
                Spot pointer = new Spot(x, y);
                Spot spot = Placement.of(SCREEN, 520, 480, pointer);
                Area window = new Area(spot.x(), spot.y(), 520, 480);

                assertThat(window.distance(pointer)).isGreaterThanOrEqualTo(Placement.POINTER_DISTANCE);
                assertThat(spot.x()).isBetween(0.0, 1280.0 - 520);
                assertThat(spot.y()).isBetween(27.0, 800.0 - 480);
            }
        }
    }

    @Test
    void aScreenTooSmallStillShowsTheTopLeft() {
        Spot spot = Placement.of(new Area(100, 0, 400, 300), 520, 480, new Spot(200, 100));

        assertThat(spot).isEqualTo(new Spot(116, 16));
    }

    @Test
    void aSecondScreenHasItsOwnCoordinates() {
        Spot spot = Placement.of(new Area(1280, 0, 1920, 1080), 520, 480, new Spot(1300, 20));

        assertThat(spot.x()).isEqualTo(1980);
    }
}
