package dev.chaperone.desktop.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chaperone.desktop.consent.FakeAlarm;
import dev.chaperone.desktop.device.PrivateDirectory;
import dev.chaperone.desktop.gate.FakeJournal;
import dev.chaperone.model.audit.EventBody;
import dev.chaperone.model.policy.Elevation;
import dev.chaperone.model.policy.Policy;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ElevationsTest {

    private static final Policy BUILT_IN = PolicySources.builtIn().policy();

    @TempDir
    Path disk;

    private final FakeAlarm alarm = new FakeAlarm();
    private FakeJournal journal = new FakeJournal();
    private Policy policy = BUILT_IN;
    private Elevations elevations;

    @BeforeEach
    void open() throws IOException {
        elevations = new Elevations(
                () -> policy, "laptop", PrivateDirectory.open(disk.resolve("state")), alarm::now, journal);
    }

    @Test
    void beginsWhenItIsSignedAndEndsByItself() {
        Instant end = alarm.now().plus(Duration.ofMinutes(5));
        policy = with(elevation("e-1", "laptop", end));

        assertThat(elevations.get().version()).isEqualTo(BUILT_IN.version() + "+e-1");
        assertThat(elevations.get()).isSameAs(elevations.get());
        alarm.advance(Duration.ofMinutes(5));

        assertThat(elevations.get().version()).isEqualTo(BUILT_IN.version());
        assertThat(journal.events())
                .containsExactly(
                        new EventBody.ElevationBegan(
                                "e-1", List.of("secrets"), end.toString(), BUILT_IN.version() + "+e-1"),
                        new EventBody.ElevationEnded("e-1", "time"));
    }

    @Test
    void whatIsForAnotherLaptopDoesNotCount() {
        policy = with(elevation("e-1", "other", alarm.now().plusSeconds(60)));

        assertThat(elevations.get().version()).isEqualTo(BUILT_IN.version());
        assertThat(journal.events()).isEmpty();
    }

    @Test
    void anAdministratorEndsItByTakingItOut() {
        policy = with(elevation("e-1", "laptop", alarm.now().plusSeconds(60)));
        assertThat(elevations.live()).hasSize(1);

        policy = BUILT_IN;

        assertThat(elevations.get()).isEqualTo(BUILT_IN);
        assertThat(journal.events()).last().isEqualTo(new EventBody.ElevationEnded("e-1", "administrator"));
    }

    @Test
    void thePersonEndsItForGood() throws IOException {
        policy = with(elevation("e-1", "laptop", alarm.now().plusSeconds(60)));

        assertThat(elevations.end("e-1", "ana")).isTrue();
        assertThat(elevations.end("e-1", "ana")).isFalse();

        assertThat(elevations.get().version()).isEqualTo(BUILT_IN.version());
        assertThat(journal.events()).last().isEqualTo(new EventBody.ElevationEnded("e-1", "ana"));
        open();
        assertThat(elevations.live()).isEmpty();
    }

    @Test
    void whatCanNotBeRecordedDoesNotBegin() {
        policy = with(elevation("e-1", "laptop", alarm.now().plusSeconds(60)));
        journal.fill();

        assertThat(elevations.get().version()).isEqualTo(BUILT_IN.version());
        assertThat(elevations.live()).isEmpty();
    }

    private Elevation elevation(String id, String device, Instant until) {
        return new Elevation(id, device, List.of("secrets"), alarm.now(), until, "ana", "Ticket 7 of today");
    }

    private static Policy with(Elevation elevation) {
        return new Policy(
                BUILT_IN.version(),
                BUILT_IN.digest(),
                BUILT_IN.settings(),
                BUILT_IN.rules(),
                BUILT_IN.data(),
                List.of(elevation));
    }
}
