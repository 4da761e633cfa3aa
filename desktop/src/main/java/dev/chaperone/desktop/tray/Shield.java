package dev.chaperone.desktop.tray;

/**
 * The icon, computed, so that no icon theme is needed: a shield in the colour of the standing with a sign cut out, so
 * that nobody depends on the colour alone.
 */
public final class Shield {

    private static final int SAMPLES = 4;

    private Shield() {}

    /**
     * @param size edge in pixels
     * @return size x size pixels, four bytes each: alpha, red, green, blue (the byte order of StatusNotifierItem)
     */
    public static byte[] argb(Standing standing, int size) {
        byte[] pixels = new byte[size * size * 4];
        int colour = colour(standing);
        for (int y = 0; y < size; y++) {
            for (int x = 0; x < size; x++) {
                int at = (y * size + x) * 4;
                pixels[at] = (byte) Math.round(cover(standing, x, y, size) * 255);
                pixels[at + 1] = (byte) (colour >> 16);
                pixels[at + 2] = (byte) (colour >> 8);
                pixels[at + 3] = (byte) colour;
            }
        }
        return pixels;
    }

    /** Colours that stand out on light and dark panels alike. */
    private static int colour(Standing standing) {
        return switch (standing) {
            case PROTECTED -> 0x7C8CFF;
            case OBSERVING -> 0x9AA5B8;
            case ASKING -> 0xF2A93B;
            case PROBLEM, STOPPED -> 0xE8695F;
            case UNREACHABLE -> 0x9AA5B8;
        };
    }

    /** How much of the pixel is painted, 0 to 1. */
    private static double cover(Standing standing, int x, int y, int size) {
        int hits = 0;
        for (int i = 0; i < SAMPLES * SAMPLES; i++) {
            int column = i % SAMPLES;
            int row = i / SAMPLES;
            double u = (x + (column + 0.5) / SAMPLES) / size * 2 - 1;
            double v = (y + (row + 0.5) / SAMPLES) / size;
            hits += isShield(u, v, 0) && !isCut(standing, u, v) ? 1 : 0;
        }
        return (double) hits / (SAMPLES * SAMPLES);
    }

    /** @param u -1 to 1 across, {@code v} 0 to 1 down, {@code inset} how far from the edge */
    private static boolean isShield(double u, double v, double inset) {
        double top = 0.08 + inset / 2;
        double round = Math.clamp((v - 0.5) / (0.45 - inset / 2), 0, 1);
        double half = (0.76 - inset) * Math.sqrt(1 - round * round);
        return v >= top && v < 0.95 - inset / 2 && Math.abs(u) <= half;
    }

    private static boolean isCut(Standing standing, double u, double v) {
        return switch (standing) {
            case PROTECTED -> isTick(u, v);
            case OBSERVING -> Math.hypot(u, (v - 0.48) * 2) < 0.34;
            case ASKING, PROBLEM -> isMark(u, v);
            case STOPPED -> Math.abs(u) < 0.3 && Math.abs(v - 0.46) < 0.15;
            case UNREACHABLE -> isShield(u, v, 0.22);
        };
    }

    private static boolean isTick(double u, double v) {
        double line = u < -0.1 ? 0.5 + (u + 0.1) * 0.5 + 0.1 : 0.6 - (u + 0.1) * 0.5;
        return u > -0.42 && u < 0.44 && Math.abs(v - line) < 0.075;
    }

    private static boolean isMark(double u, double v) {
        return Math.abs(u) < 0.13 && ((v > 0.24 && v < 0.56) || (v > 0.65 && v < 0.78));
    }
}
