package dev.chaperone.desktop.ui.prompt;

import java.util.Comparator;
import java.util.List;

/**
 * Finds the spot for a window on a screen: in the middle, a little high, unless the pointer is there. All in logical
 * pixels.
 */
final class Placement {

    /** Nearer than this a click meant for another window could land on an answer. */
    static final double POINTER_DISTANCE = 80;

    private static final double MARGIN = 16;

    private Placement() {}

    record Spot(double x, double y) {}

    record Area(double x, double y, double width, double height) {
        double distance(Spot point) {
            double dx = Math.max(0, Math.max(x - point.x(), point.x() - (x + width)));
            double dy = Math.max(0, Math.max(y - point.y(), point.y() - (y + height)));
            return Math.hypot(dx, dy);
        }
    }

    /** The first good spot that is far enough from the pointer, else the one farthest from it. Always on the screen. */
    static Spot of(Area screen, double width, double height, Spot pointer) {
        List<Area> spots = List.of(
                at(screen, width, height, 0.5, 0.4),
                at(screen, width, height, 1, 0),
                at(screen, width, height, 0, 0),
                at(screen, width, height, 1, 1),
                at(screen, width, height, 0, 1));
        Area best = spots.stream()
                .filter(spot -> spot.distance(pointer) >= POINTER_DISTANCE)
                .findFirst()
                .orElseGet(() -> spots.stream()
                        .max(Comparator.comparingDouble(spot -> spot.distance(pointer)))
                        .orElseThrow());
        return new Spot(best.x(), best.y());
    }

    private static Area at(Area screen, double width, double height, double right, double down) {
        double x = screen.x() + MARGIN + Math.max(0, screen.width() - width - 2 * MARGIN) * right;
        double y = screen.y() + MARGIN + Math.max(0, screen.height() - height - 2 * MARGIN) * down;
        return new Area(Math.rint(x), Math.rint(y), width, height);
    }
}
