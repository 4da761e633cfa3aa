package dev.chaperone.desktop.ui.window;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.chaperone.desktop.people.TimelineEntry;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class HistoryTest {

    private List<TimelineEntry> journal = Sample.many(2_500);
    private final List<Long> asked = new ArrayList<>();
    private final History history = new History(this::read);

    @Test
    void olderPagesFollowUntilTheBeginning() throws IOException {
        assertThat(history.newest()).hasSize(1_000);

        List<TimelineEntry> all = List.of();
        while (history.hasOlder()) {
            all = history.older();
        }

        assertThat(all).isEqualTo(journal);
        assertThat(asked).containsExactly(0L, 1_501L, 501L);
    }

    @Test
    void itHoldsNoMoreThanItCanShow() throws IOException {
        journal = Sample.many(7_000);
        history.newest();
        while (history.hasOlder()) {
            history.older();
        }

        assertThat(history.newest()).hasSize(History.MOST).first().isEqualTo(journal.getFirst());
    }

    @Test
    void whatIsNewComesOnTop() throws IOException {
        history.newest();
        journal = Sample.many(2_503);

        assertThat(history.newest().getFirst().event().path("sequence").asLong())
                .isEqualTo(2_503);
    }

    @Test
    void afterAGapItBeginsAnew() throws IOException {
        journal = Sample.many(1_000);
        history.newest();
        journal = Sample.many(9_000);

        assertThat(history.newest()).hasSize(History.PAGE);
        assertThat(history.hasOlder()).isTrue();
    }

    @Test
    void aPageThatCanNotBeReadIsNotAskedForAgain() throws IOException {
        history.newest();
        journal = List.of();

        assertThatThrownBy(history::older).isInstanceOf(IOException.class);
        assertThat(history.hasOlder()).isFalse();
    }

    private List<TimelineEntry> read(long before, int limit) throws IOException {
        asked.add(before);
        if (journal.isEmpty()) {
            throw new IOException("the journal is not readable");
        }
        return journal.stream()
                .filter(e -> before == 0 || e.event().path("sequence").asLong() < before)
                .limit(limit)
                .toList();
    }
}
