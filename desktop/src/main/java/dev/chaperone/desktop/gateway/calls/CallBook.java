package dev.chaperone.desktop.gateway.calls;

import com.google.crypto.tink.Aead;
import dev.chaperone.desktop.device.PrivateDirectory;
import dev.chaperone.desktop.gateway.calls.CallNote.Line;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Which tool calls were put before the gate, and which results were held back. Of the former it forgets the oldest,
 * because a result leaves soon after its call; the latter have a room of their own, because a session may send them
 * again much later. Safe for many threads.
 */
public final class CallBook {

    private static final Logger LOG = LoggerFactory.getLogger(CallBook.class);
    private static final int MOST_ASKED = 4_000;
    private static final int MOST_HELD = 5_000;

    /** Lines on disk that nobody needs any more. */
    private static final int MOST_STALE = 4_000;

    private final CallFile file;
    private final Map<CallKey, CallNote> asked = new Bounded(MOST_ASKED);
    private final Map<CallKey, CallNote> held = new Bounded(MOST_HELD);
    private int lines;

    private static final class Bounded extends LinkedHashMap<CallKey, CallNote> {
        private static final long serialVersionUID = 1;

        private final int most;

        Bounded(int most) {
            super(16, 0.75f, true);
            this.most = most;
        }

        @Override
        protected boolean removeEldestEntry(Map.Entry<CallKey, CallNote> eldest) {
            return size() > most;
        }
    }

    private CallBook(CallFile file) {
        this.file = file;
    }

    /** @throws IOException in one plain line, if what is kept can't be read */
    public static CallBook open(PrivateDirectory directory, Aead aead) throws IOException {
        CallBook book = new CallBook(new CallFile(directory, aead));
        for (String text : book.file.lines()) {
            book.remember(Line.of(text));
        }
        return book;
    }

    private void remember(Line line) {
        lines++;
        (line.note().isAsked() ? asked : held).put(line.key(), line.note());
    }

    /** What is known of a call. A result that was held back stays so. */
    public synchronized Optional<CallNote> find(CallKey key) {
        CallNote first = held.get(key);
        return Optional.ofNullable(first != null ? first : asked.get(key));
    }

    /** Ids of calls whose results were held back; an empty one if there are some without. */
    public synchronized List<String> held() {
        return held.values().stream().map(CallNote::id).distinct().toList();
    }

    /** Whether one more would make it forget a result that was held back. */
    public synchronized boolean isFull() {
        return held.size() >= MOST_HELD;
    }

    /** It counts from now on. That it can't be written costs the next service a result that it holds back. */
    public synchronized void note(CallKey key, CallNote note) {
        if (note.isAsked()) {
            held.remove(key);
        }
        remember(new Line(key, note));
        try {
            if (lines > asked.size() + held.size() + MOST_STALE) {
                rewrite();
            } else {
                file.add(note.line(key));
            }
        } catch (IOException e) {
            LOG.warn("a tool call could not be noted: {}", e.getMessage());
        }
    }

    private void rewrite() throws IOException {
        List<String> all = new ArrayList<>();
        asked.forEach((key, note) -> all.add(note.line(key)));
        held.forEach((key, note) -> all.add(note.line(key)));
        file.replace(all);
        lines = all.size();
    }
}
