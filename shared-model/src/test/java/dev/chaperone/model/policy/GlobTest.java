package dev.chaperone.model.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GlobTest {

    private static final String HOME = "/home/ana";

    @ParameterizedTest
    @CsvSource({
        "~/.ssh/**, /home/ana/.ssh",
        "~/.ssh/**, /home/ana/.ssh/id_ed25519",
        "~/.ssh/**, /home/ana/.ssh/a/b",
        "**/.env, /srv/app/.env",
        "/usr/*, /usr/bin",
        "/a/?/c, /a/b/c",
        "mcp__*, mcp__files__read",
        "~, /home/ana",
    })
    void fits(String pattern, String text) {
        assertThat(new Glob(pattern).matches(text, HOME)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "~/.ssh/**, /home/ana/.sshx",
        "~/.ssh/**, /home/bob/.ssh/id",
        "/usr/*, /usr/bin/env",
        "/a/?/c, /a//c",
        "~ana, /home/ana",
        "*, a/b",
    })
    void doesNotFit(String pattern, String text) {
        assertThat(new Glob(pattern).matches(text, HOME)).isFalse();
    }

    @Test
    void anchorsAtTheFolderBeforeTheFirstWildcard() {
        assertThat(new Glob("~/.ssh/**").anchor(HOME)).isEqualTo("/home/ana/.ssh");
        assertThat(new Glob("~/.netrc").anchor(HOME)).isEqualTo("/home/ana/.netrc");
        assertThat(new Glob("**/.env").anchor(HOME)).isEmpty();
    }

    @Test
    void refusesAnEmptyPatternAndSaysTheLimit() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Glob("")).withMessageContaining("1 to 512");
    }

    @Test
    void agreesWithARegularExpressionOnRandomInput() {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        for (int i = 0; i < 20_000; i++) {
            String pattern = word(random, "ab/*?", 8);
            String text = word(random, "ab/", 8);
            if (!pattern.isEmpty()) {
                assertThat(new Glob(pattern).matches(text, HOME))
                        .as("seed %d, pattern '%s', text '%s'", seed, pattern, text)
                        .isEqualTo(text.matches(regex(pattern))
                                || (pattern.endsWith("/**")
                                        && text.matches(regex(pattern.substring(0, pattern.length() - 3)))));
            }
        }
    }

    private static String word(Random random, String alphabet, int most) {
        StringBuilder word = new StringBuilder();
        for (int n = random.nextInt(most); n > 0; n--) {
            word.append(alphabet.charAt(random.nextInt(alphabet.length())));
        }
        return word.toString();
    }

    private static String regex(String glob) {
        return glob.replaceAll("\\*{2,}", "\0")
                .replace("*", "[^/]*")
                .replace("?", "[^/]")
                .replace("\0", ".*");
    }
}
