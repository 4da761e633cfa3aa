package dev.chaperone.desktop.ui.look;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PathTextTest {

    private static final String HOME = "/home/ana";

    @Test
    void theHomeFolderIsATilde() {
        assertThat(PathText.of("/home/ana/work/app", HOME, 80)).isEqualTo(new PathText("~/work/", "app", true));
        assertThat(PathText.of("/home/ana", HOME, 80)).isEqualTo(new PathText("", "~", true));
    }

    @Test
    void aFolderThatOnlyBeginsLikeTheHomeIsNotIt() {
        assertThat(PathText.of("/home/anabel/x", HOME, 80)).hasToString("/home/anabel/x");
    }

    @Test
    void theRootIsShown() {
        assertThat(PathText.of("/", HOME, 80)).hasToString("/");
    }

    @Test
    void aLongPathIsCutInTheMiddleAndSaysSo() {
        PathText path = PathText.of("/srv/" + "very-long-name/".repeat(270) + "target", HOME, 80);

        assertThat(path.whole()).isFalse();
        assertThat(path.name()).isEqualTo("target");
        assertThat(path.folder()).startsWith("/srv/").endsWith("very-long-name/");
        assertThat(path.toString()).hasSizeLessThanOrEqualTo(80);
    }

    @Test
    void aLongNameIsCutToo() {
        PathText path = PathText.of("/srv/" + "n".repeat(4_000), HOME, 80);

        assertThat(path.whole()).isFalse();
        assertThat(path.toString()).hasSizeLessThanOrEqualTo(80).startsWith("/srv/nn");
    }

    @Test
    void anEscapeCountsAsWhatItTakes() {
        PathText path = PathText.of("/srv/" + "\u202E".repeat(300), HOME, 80);

        assertThat(path.whole()).isFalse();
        assertThat(path.toString()).hasSizeLessThanOrEqualTo(80).contains("\\u202E");
    }
}
