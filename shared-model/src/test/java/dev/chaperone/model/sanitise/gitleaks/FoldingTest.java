package dev.chaperone.model.sanitise.gitleaks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Each of these was, or is close to, a regex that was compiled for ever; found by the fuzzer. */
class FoldingTest {

    private static final Duration LONG = Duration.ofSeconds(20);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "(?i)\u1C80",
                "(?i)[a-\uFFFD]",
                "(?i)[^a-\\x{FFFF}]",
                "(?si)x[\\x{1c00}-\\x{1cff}]",
                "a(?i:[\\x00-\u2013])",
                "(?i)[\\[-\uE000]"
            })
    void isRefused(String regex) {
        assertTimeoutPreemptively(
                LONG,
                () -> assertThat(catchThrowable(() -> Re2Pattern.of(regex)))
                        .isInstanceOf(IllegalArgumentException.class)
                        .hasMessageContaining("U+1C80"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "(?i)\\pL+",
                "(?i)[^a-z]",
                "(?i)caf\u00E9 \u2013 \\x{1F600}",
                "(?i)[\\x{400}-\\x{4ff}]",
                "(?i)[\\x{1d00}-\\x{10FFFF}]",
                "[\\x00-\\x{10FFFF}]",
                "(?i)[a-z0-9_-]{20}",
                "(?i)\\p{Cyrillic}\\w[[:alpha:]]"
            })
    void isCompiled(String regex) {
        assertTimeoutPreemptively(
                LONG, () -> assertThat(Re2Pattern.of(regex).isIn("x")).isIn(true, false));
    }
}
