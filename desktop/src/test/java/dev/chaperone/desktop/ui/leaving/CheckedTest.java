package dev.chaperone.desktop.ui.leaving;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chaperone.desktop.explain.FindingShape;
import dev.chaperone.model.sanitise.PlaceholderKey;
import dev.chaperone.model.sanitise.Sanitiser;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CheckedTest {

    private static final String IBAN = "DE89 3704 0044 0532 0130 00";
    private static final String TEXT = "pay " + IBAN + " and again " + IBAN + "; aws AKIAIOSFODNN7QWERTYU";

    private final PlaceholderKey key = PlaceholderKey.fresh(bytes -> java.util.Arrays.fill(bytes, (byte) 7));

    @Test
    void whatIsFoundDoesNotLeave() {
        Checked checked = check(Set.of());

        assertThat(checked.leaving()).doesNotContain(IBAN).doesNotContain("AKIAIOSFODNN7QWERTYU");
        assertThat(checked.replaced()).isEqualTo(3);
    }

    @Test
    void whatIsAllowedLeavesWhereverItStandsAndNothingElse() {
        Checked checked = check(Set.of(IBAN));

        assertThat(checked.leaving())
                .startsWith("pay " + IBAN + " and again " + IBAN + "; aws ")
                .doesNotContain("AKIAIOSFODNN7QWERTYU");
        assertThat(checked.replaced()).isEqualTo(1);
        assertThat(checked.findings()).hasSize(3);
    }

    @Test
    void allowingWhatIsNotThereChangesNothing() {
        assertThat(check(Set.of("3704"))).isEqualTo(check(Set.of()));
    }

    @Test
    void aReportHasTheShapeAndNotTheValue() {
        String report = FindingShape.of(check(Set.of()).findings().getFirst().finding(), TEXT);

        assertThat(report).contains("AA99 9999").doesNotContain("3704");
    }

    @Test
    void nothingThatWasFoundIsPrinted() {
        Checked checked = check(Set.of());

        assertThat(checked.toString() + checked.findings())
                .doesNotContain("DE89")
                .doesNotContain("AKIA");
    }

    private Checked check(Set<String> allowed) {
        return Checked.of(Sanitiser.standard(), key, TEXT, allowed);
    }
}
