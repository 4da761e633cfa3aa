package dev.chaperone.desktop.tray;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ShieldTest {

    @Test
    void everyStandingHasAShapeOfItsOwnButForTheOnesThatCallForThePerson() {
        Set<String> shapes = new HashSet<>();
        for (Standing standing : Standing.values()) {
            shapes.add(Arrays.toString(alphas(Shield.argb(standing, 22))));
        }

        assertThat(shapes).hasSize(Standing.values().length - 1);
        assertThat(alphas(Shield.argb(Standing.ASKING, 22))).isEqualTo(alphas(Shield.argb(Standing.PROBLEM, 22)));
        assertThat(Shield.argb(Standing.ASKING, 22)).isNotEqualTo(Shield.argb(Standing.PROBLEM, 22));
    }

    @Test
    void theCornersAreEmptyAndTheEdgesSoft() {
        byte[] pixels = Shield.argb(Standing.PROTECTED, 48);

        assertThat(pixels).hasSize(48 * 48 * 4);
        assertThat(pixels[0]).isZero();
        assertThat(alphas(pixels)).contains(255);
        assertThat(Arrays.stream(alphas(pixels)).filter(a -> a > 0 && a < 255)).isNotEmpty();
    }

    private static int[] alphas(byte[] pixels) {
        int[] alphas = new int[pixels.length / 4];
        for (int i = 0; i < alphas.length; i++) {
            alphas[i] = pixels[i * 4] & 255;
        }
        return alphas;
    }
}
