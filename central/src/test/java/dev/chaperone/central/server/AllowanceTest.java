package dev.chaperone.central.server;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class AllowanceTest {

    private long now;
    private final Allowance allowance = new Allowance(3, 2, () -> now);

    @Test
    void aDeviceMaySpendItsBurstAndThenSoManyASecond() {
        assertThat(spent(10)).isEqualTo(3);
        now += 1_000_000_000L;
        assertThat(spent(10)).isEqualTo(2);
        now += 60_000_000_000L;
        assertThat(spent(10)).as("no more than the burst is saved").isEqualTo(3);
    }

    @Test
    void oneDeviceDoesNotSpendForAnother() {
        assertThat(spent(10)).isEqualTo(3);

        assertThat(allowance.spend("other")).isTrue();
    }

    private int spent(int tries) {
        int spent = 0;
        for (int i = 0; i < tries; i++) {
            spent += allowance.spend("device") ? 1 : 0;
        }
        return spent;
    }
}
